from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member, Person
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.appointments import Appointment as Appointment
from clients.records.languages import Language
from clients.records.looks import Build, Clothes, Hair, Skin
from clients.records.querysets import (
    ClientQuerySet,
    ClientTagQuerySet,
    ConsentQuerySet,
    HistoryEventQuerySet,
    NoteQuerySet,
    SafetyScreenQuerySet,
)
from clients.records.words import name_of


class Sex(models.TextChoices):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    OTHER = "other", "Other"
    UNKNOWN = "unknown", "Not recorded"


class Side(models.TextChoices):
    LEFT = "left", "Left"
    RIGHT = "right", "Right"
    NONE = "", "No side"


class Urgency(models.TextChoices):
    """How soon a yes on the safety screen needs medical eyes; the first two hold everything."""

    EMERGENCY = "emergency", "Emergency care now"
    SAME_DAY = "same_day", "Medical assessment today"
    URGENT = "urgent", "Medical review within days"
    ROUTINE = "routine", "Mention at the next medical contact"
    NONE = "", "No warning answers"


class Client(OfPractice):
    """Somebody whom the practice treats. `person` is there once they can sign in."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="client_records")
    therapist = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="clients")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    date_of_birth = models.DateField()
    sex = models.CharField(max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    time_zone = models.CharField(max_length=60)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    # What the client has at home, as equipment words of the knowledge ("mat", "band").
    equipment = models.JSONField(default=list, blank=True)
    goal = models.CharField(max_length=300, blank=True)
    training_time = models.TimeField(help_text="When this client likes to train, in their own time zone.")
    figure_build = models.CharField(max_length=10, choices=Build.choices, default=Build.SLIM)
    figure_skin = models.CharField(max_length=10, choices=Skin.choices, blank=True)
    figure_hair = models.CharField(max_length=10, choices=Hair.choices, blank=True)
    figure_clothes = models.CharField(max_length=10, choices=Clothes.choices, blank=True)
    registered_at = models.DateTimeField(default=timezone.now)
    discharged_at = models.DateTimeField(null=True, blank=True)

    # Set by `ClientQuerySet.with_safety` alone.
    holding_id: UUID | None
    screened_at: datetime | None
    screen_urgency: str | None

    across_practices = ClientQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ClientQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "email"],
                condition=~Q(email=""),
                name="client_email_once_per_practice",
                violation_error_message="Another client of this practice has this e-mail address.",
            ),
            models.UniqueConstraint(fields=["practice", "person"], name="client_person_once_per_practice"),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="client_sex_known"),
        ]
        indexes = [models.Index(fields=["practice", "name"], name="client_by_name")]

    def __str__(self) -> str:
        return self.name

    def age_on(self, day: date) -> int:
        """Whole years lived on `day`."""
        born = self.date_of_birth
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    @property
    def age(self) -> int:
        """Whole years today, in the reader's time zone."""
        return self.age_on(timezone.localdate())


class HistoryKind(models.TextChoices):
    INJURY = "injury", "Injury"
    SURGERY = "surgery", "Operation"
    BIRTH = "birth", "Birth"
    OVERUSE = "overuse", "Overuse"
    OTHER = "other", "Other"


class HistoryEvent(OfPractice):
    """Something that happened to the client's body: an injury, an operation, a birth."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="history")
    kind = models.CharField(max_length=10, choices=HistoryKind.choices)
    region = models.CharField(max_length=40, blank=True)
    side = models.CharField(max_length=5, choices=Side.choices, blank=True)
    happened_on = models.DateField(help_text="The first day of the month or year where no more is known.")
    is_documented = models.BooleanField(default=False)
    words = models.CharField(max_length=200, blank=True)

    across_practices = HistoryEventQuerySet.as_manager()
    objects = ScopedManager.from_queryset(HistoryEventQuerySet)()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=HistoryKind.values), name="history_kind_known")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%Y}"

    @property
    def place(self) -> str:
        """Where it happened, as "Left knee" or "Lumbar spine"; empty where it has no one place."""
        if not self.region:
            return ""
        name = name_of("region", self.region)
        return f"{self.get_side_display()} {name.lower()}" if self.side else name

    @property
    def in_short(self) -> str:
        """What happened in one breath: "Left ankle injury 2019", "Birth 2024"."""
        kind, year = self.get_kind_display(), self.happened_on.year
        by_place = self.place and self.kind != HistoryKind.BIRTH
        return f"{self.place} {kind.lower()} {year}" if by_place else f"{kind} {year}"

    @property
    def place_and_words(self) -> str:
        return ". ".join(part for part in (self.place, self.words) if part)


class ClientTag(OfPractice):
    """A caution the therapist set on a client (an id of the knowledge's tags), until it is lifted."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=60)
    set_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    across_practices = ClientTagQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ClientTagQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "tag"], condition=Q(lifted_at=None), name="client_tag_once_in_force"
            )
        ]

    def __str__(self) -> str:
        return name_of("tag", self.tag)


class ConsentKind(models.TextChoices):
    CARE = "care", "Keeping a record of care"
    REMINDERS = "reminders", "Reminders"
    TEXTS = "texts", "Reminders by text message"
    PHOTOS = "photos", "Photos"


class Consent(OfPractice):
    """What the client agreed to, in which words, when, and when they took it back.

    `heard_by` is the member who heard or read it; nobody where the client said it on their phone.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=12, choices=ConsentKind.choices)
    words = models.CharField(max_length=300, blank=True)
    heard_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=120, blank=True)  # where it was not done on a page

    across_practices = ConsentQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ConsentQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "kind"], condition=Q(withdrawn_at=None), name="consent_once_in_force"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def how(self) -> str:
        """How it was given; "" for one from before that was kept."""
        if self.heard_by:
            return f"heard by {self.heard_by}"
        return "said on their phone" if self.words else ""


class SafetyScreen(OfPractice):
    """Answers to the red-flag questions at one moment, and the urgency they ask for. Never changed, only lifted.

    `answers` maps the id of a question to true or false; a question that was not asked is absent. The urgency may
    also rest on what an assessment found, even where nothing was asked.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="screens")
    answers = models.JSONField(default=dict, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    answered_at = models.DateTimeField()
    asked_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    medical_outcome = models.CharField(max_length=500, blank=True)

    across_practices = SafetyScreenQuerySet.as_manager()
    objects = ScopedManager.from_queryset(SafetyScreenQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(urgency__in=Urgency.values), name="screen_urgency_known"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | (Q(lifted_at__isnull=False) & ~Q(medical_outcome="")),
                name="screen_lifted_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.get_urgency_display()

    def clean(self) -> None:
        """A screen rests on something: answers, or an urgency that findings ask for."""
        if not self.answers and not self.urgency:
            raise ValidationError({"answers": "Ask at least one question; not asked is not the same as no."})

    @property
    def holds(self) -> bool:
        """Whether training is held until a medical outcome is recorded."""
        return self.urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY) and self.lifted_at is None


class Note(OfPractice):
    """What a member wrote about a client. A signed note is never changed; an addendum follows it."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="notes")
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    text = models.TextField(max_length=10_000)
    signed_at = models.DateTimeField(null=True, blank=True)
    addendum_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="addenda")

    across_practices = NoteQuerySet.as_manager()
    objects = ScopedManager.from_queryset(NoteQuerySet)()

    def __str__(self) -> str:
        return f"Note of {self.written_at:%d %b %Y}"


class PainRating(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """Pain from 0 (none) to 10 (worst you can imagine). Null means nobody said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [MinValueValidator(0), MaxValueValidator(10)])
        super().__init__(*args, **kwargs)
