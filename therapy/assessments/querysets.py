from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q, Subquery

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from therapy.assessments.models import (  # noqa: F401
        Addendum,
        Assessment,
        BodyMapEntry,
        Decision,
        Finding,
        Measurement,
        OwnSet,
        Photo,
        ReceivedChange,
        Signature,
        SmallPhoto,
    )


class AssessmentQuerySet(ScopedQuerySet["Assessment"]):
    def newest_first(self) -> Self:
        return self.order_by("-started_at")

    def finished(self) -> Self:
        return self.filter(finished_at__isnull=False)

    def open(self) -> Self:
        return self.filter(finished_at=None)

    def with_client(self) -> Self:
        """With everything a page about one assessment names: client, practice, safety screen, signature."""
        return self.select_related("client", "client__practice", "screen", "therapist__person", "signature")


class _OfSittings[M: models.Model](ScopedQuerySet[M]):
    """Rows that are recorded in an assessment."""

    client_path = "assessment__client"

    def now_and_before(self, assessment: "Assessment") -> Self:
        """Those of an assessment and of the newest one finished before it, each with when its own was finished."""
        earlier = type(assessment).objects.of(assessment.client).finished().exclude(pk=assessment.pk)
        if assessment.finished_at:
            earlier = earlier.filter(finished_at__lt=assessment.finished_at)
        last = earlier.order_by("-finished_at").values("pk")[:1]
        rows = self.filter(Q(assessment=assessment) | Q(assessment__in=Subquery(last)))
        return rows.annotate(sat_at=F("assessment__finished_at"))


class FindingQuerySet(_OfSittings["Finding"]):
    pass


class MeasurementQuerySet(_OfSittings["Measurement"]):
    pass


class BodyMapEntryQuerySet(ScopedQuerySet["BodyMapEntry"]):
    client_path = "assessment__client"

    def now_and_last(self, assessment: "Assessment") -> Self:
        """The entries of an assessment, and of the newest finished one of its client that has any."""
        earlier = type(assessment).objects.of(assessment.client).finished().exclude(pk=assessment.pk)
        last = earlier.filter(body_map__isnull=False).newest_first().values("pk")[:1]
        return self.filter(Q(assessment=assessment) | Q(assessment__in=Subquery(last)))


class PhotoQuerySet(ScopedQuerySet["Photo"]):
    client_path = "assessment__client"

    def with_sitting(self) -> Self:
        """With the assessment, its client and practice, and who took it."""
        return self.select_related("assessment__client__practice", "stored_by__person")


class SmallPhotoQuerySet(ScopedQuerySet["SmallPhoto"]):
    client_path = "photo__assessment__client"


class ReceivedChangeQuerySet(ScopedQuerySet["ReceivedChange"]):
    client_path = "assessment__client"


class DecisionQuerySet(ScopedQuerySet["Decision"]):
    client_path = "assessment__client"

    def latest_first(self) -> Self:
        return self.order_by("-decided_at", "-pk")


class SignatureQuerySet(ScopedQuerySet["Signature"]):
    client_path = "assessment__client"


class AddendumQuerySet(ScopedQuerySet["Addendum"]):
    client_path = "assessment__client"


class OwnSetQuerySet(ScopedQuerySet["OwnSet"]):
    def in_use(self) -> Self:
        return self.filter(retired_at=None)
