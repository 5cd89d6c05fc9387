from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.models import Client, Document
from therapy.assessments.models import Assessment
from therapy.reports.querysets import ReportQuerySet


class Kind(models.TextChoices):
    REPORT = "report", "Report"
    REFERRAL = "referral", "Referral letter"


class Reader(models.TextChoices):
    CLIENT = "client", "The client"
    REFERRER = "referrer", "Whoever referred them"


class Wording(models.TextChoices):
    PLAIN = "plain", "Plain words"
    CLINICAL = "clinical", "Clinical words"


class Size(models.TextChoices):
    A4 = "a4", "A4"
    LETTER = "us-letter", "US Letter"


class Part(models.TextChoices):
    """What a report can hold; what must be said of safety is always in it."""

    FELT = "felt", "What is felt, and what they want"
    BODY_MAP = "body_map", "Body map"
    FOUND = "found", "What was found"
    HYPOTHESES = "hypotheses", "Hypotheses you accepted"
    SINCE = "since", "What changed since last time"
    OUTCOMES = "outcomes", "Outcome measures"
    PLAN = "plan", "The plan"


class Report(OfPractice):
    """What is told of a client on paper: written and looked at as a draft, then kept as a document and never changed.

    A letter of referral may come before any assessment. `edits` rises with each change of the draft, so that two
    windows can tell who came later.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="reports")
    assessment = models.ForeignKey(Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reader = models.CharField(max_length=10, choices=Reader.choices, default=Reader.CLIENT)
    wording = models.CharField(max_length=10, choices=Wording.choices, default=Wording.PLAIN)
    size = models.CharField(max_length=10, choices=Size.choices, default=Size.A4)
    parts = models.JSONField(default=list, blank=True)
    recipient = models.TextField(max_length=400, blank=True)  # name and address, a line each
    message = models.TextField(max_length=3000, blank=True)
    advice = models.TextField(max_length=1000, blank=True)  # of a referral: what the client was told to do
    edits = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    document = models.OneToOneField(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="report")

    across_practices = ReportQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ReportQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="report_kind_known"),
            models.CheckConstraint(condition=Q(reader__in=Reader.values), name="report_reader_known"),
            models.CheckConstraint(condition=Q(wording__in=Wording.values), name="report_wording_known"),
            models.CheckConstraint(condition=Q(size__in=Size.values), name="report_size_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.REFERRAL) | Q(assessment__isnull=False), name="report_of_an_assessment"
            ),
        ]
        indexes = [models.Index(fields=["client", "-written_at"], name="report_by_client")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.written_at:%-d %B %Y}"

    @property
    def is_kept(self) -> bool:
        return self.document_id is not None

    @property
    def is_referral(self) -> bool:
        return self.kind == Kind.REFERRAL

    @property
    def is_plain(self) -> bool:
        return self.wording == Wording.PLAIN

    @property
    def is_to_client(self) -> bool:
        return self.reader == Reader.CLIENT
