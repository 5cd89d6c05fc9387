from datetime import date, datetime
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.models import Member, Person
from clients.practices.scoping import OfPractice, ScopedManager
from clients.records.languages import Language
from clients.records.looks import Build, Clothes, Hair, Skin
from clients.records.querysets import (
    ClientQuerySet,
)


class Sex(models.TextChoices):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    OTHER = "other", "Other"
    UNKNOWN = "unknown", "Not recorded"


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
    pronouns = models.CharField(max_length=30, blank=True)
    complaint = models.CharField(max_length=200, blank=True)
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
    # Set by `ClientQuerySet.with_next_visit` alone.
    next_visit_at: datetime | None
    next_visit_place: str | None

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
