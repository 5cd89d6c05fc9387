from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.querysets import ApiTokenQuerySet, AuditEventQuerySet, MemberQuerySet
from clients.practices.scoping import OfPractice, ScopedManager


class Practice(models.Model):
    """The tenant: a place where therapists treat clients. Nothing of one is ever seen by another.

    Without `suggestions` nothing is concluded from a record: no hypotheses, no draft from them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=60, default="Europe/London")
    emergency_number = models.CharField(max_length=20, default="112")
    phone = models.CharField(max_length=30, blank=True)  # printed on what clients take home
    suggestions = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    # The head of the audit chain. Locked while an event is written, so that numbers have no gaps.
    audit_number = models.PositiveBigIntegerField(default=0)
    audit_hash = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, *, email: str, name: str, password: str | None = None) -> "Person":
        person = self.model(email=email.strip().lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def found_or_made(self, *, email: str, name: str) -> "Person":
        """Whoever signs in with this address, made without a password where nobody does, also if two ask at once."""
        address = email.strip().lower()
        if found := self.filter(email=address).first():
            return found
        try:
            with transaction.atomic():
                return self.create_user(email=address, name=name)
        except IntegrityError:  # another practice made them at the same moment
            return self.get(email=address)


class Person(AbstractBaseUser):
    """Somebody who can sign in: a member with a password, a client with an e-mailed code."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()


class Role(models.TextChoices):
    THERAPIST = "therapist", "Therapist"
    ADMIN = "admin", "Admin"


class Member(OfPractice):
    """A person working in a practice, in one role."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    title = models.CharField(max_length=80, blank=True)
    # Where buttons stand while assessing with a tablet in the other hand.
    left_handed = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    across_practices = MemberQuerySet.as_manager()
    objects = ScopedManager.from_queryset(MemberQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "person"],
                name="member_once_per_practice",
                violation_error_message="This person is a member of the practice already.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="member_role_known"),
        ]

    def __str__(self) -> str:
        return self.person.name

    @property
    def is_therapist(self) -> bool:
        return self.role == Role.THERAPIST

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN


class AuditEvent(OfPractice):
    """One line of a practice's trail: who did or read what, when. Append-only, each line chained to the one before.

    `details` holds names of fields and opaque ids, never what a client said or measured.
    """

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    event = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=10)  # member, client or system
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    client_id = models.UUIDField(null=True, db_index=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    across_practices = AuditEventQuerySet.as_manager()
    objects = ScopedManager.from_queryset(AuditEventQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "number"], name="audit_number_once_per_practice")]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"


class ApiToken(OfPractice):
    """A key by which other software acts as a member. Only its SHA-256 digest is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    across_practices = ApiTokenQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ApiTokenQuerySet)()

    def __str__(self) -> str:
        return self.name
