from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Subquery

from clients.practices.scoping import ScopedQuerySet
from clients.records.models import SafetyScreen
from clients.records.querysets import words_in

if TYPE_CHECKING:
    from clients.practices.models import Member
    from programmes.prescribing.models import (  # noqa: F401
        Prescription,
        Programme,
        ProgrammeVersion,
        Stage,
        Workout,
    )

CONTENTS = "stages__workouts__prescriptions__own"


class ProgrammeQuerySet(ScopedQuerySet["Programme"]):
    def running(self) -> Self:
        return self.filter(state="active")

    def under_way(self) -> Self:
        """Running or resting."""
        return self.filter(state__in=["active", "paused"])

    def drafted(self) -> Self:
        """With a draft that waits to be published."""
        return self.filter(has_draft=True)

    def ended(self) -> Self:
        return self.filter(state="ended")

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def of_clients_named(self, words: str) -> Self:
        """The programmes of clients whose name contains every one of the words."""
        found = self
        for word in words_in(words):
            found = found.filter(client__name__icontains=word)
        return found

    def with_exercise(self, exercise_id: str) -> Self:
        """Those of which any version holds this exercise."""
        return self.filter(versions__stages__workouts__prescriptions__exercise=exercise_id).distinct()

    def with_hold(self, member: "Member") -> Self:
        """With `is_held`: whether a warning answer of the client holds training."""
        screens = SafetyScreen.objects.visible_to(member).holding().filter(client=OuterRef("client"))
        return self.annotate(is_held=Exists(screens))

    def with_span(self, member: "Member") -> Self:
        """With `has_draft`, and `last_week`: that of the newest version."""
        versions = apps.get_model("prescribing", "ProgrammeVersion").objects.visible_to(member)
        stages = apps.get_model("prescribing", "Stage").objects.visible_to(member)
        newest = stages.filter(version__programme=OuterRef("pk")).order_by("-version__number", "-last_week")
        return self.annotate(
            has_draft=Exists(versions.filter(programme=OuterRef("pk"), published_at=None)),
            last_week=Subquery(newest.values("last_week")[:1]),
        )


class ProgrammeVersionQuerySet(ScopedQuerySet["ProgrammeVersion"]):
    client_path = "programme__client"

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def with_contents(self) -> Self:
        """Fetched with stages, workouts and prescriptions, in four queries; own exercises ask one more."""
        return self.prefetch_related(CONTENTS)


class StageQuerySet(ScopedQuerySet["Stage"]):
    client_path = "version__programme__client"


class WorkoutQuerySet(ScopedQuerySet["Workout"]):
    client_path = "stage__version__programme__client"


class PrescriptionQuerySet(ScopedQuerySet["Prescription"]):
    client_path = "workout__stage__version__programme__client"

    def with_records(self) -> Self:
        """Fetched with the revisions of own exercises: one query more, none where there are none."""
        return self.prefetch_related("own")
