from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    pass


class ProgrammeQuerySet(ScopedQuerySet["Programme"]):
    def running(self) -> Self:
        return self.filter(state="active")

    def newest_first(self) -> Self:
        return self.order_by("-created_at")


class ProgrammeVersionQuerySet(ScopedQuerySet["ProgrammeVersion"]):
    client_path = "programme__client"

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def with_contents(self) -> Self:
        """Fetched with stages, workouts and prescriptions, in four queries whatever their number."""
        return self.prefetch_related("stages__workouts__prescriptions")


class StageQuerySet(ScopedQuerySet["Stage"]):
    client_path = "version__programme__client"


class WorkoutQuerySet(ScopedQuerySet["Workout"]):
    client_path = "stage__version__programme__client"


class PrescriptionQuerySet(ScopedQuerySet["Prescription"]):
    client_path = "workout__stage__version__programme__client"
