from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.practices.scoping import OfPractice, ScopedManager, ScopedQuerySet


class TemplateState(models.TextChoices):
    DRAFT = "draft", "Draft"
    REVIEWED = "reviewed", "Reviewed"
    PUBLISHED = "published", "Published"


class ProgrammeTemplateQuerySet(ScopedQuerySet["ProgrammeTemplate"]):
    def with_versions(self) -> "ProgrammeTemplateQuerySet":
        """Fetched with their versions, the oldest first, and with the people these name, in one query more."""
        people = [f"versions__{role}__person" for role in ("changed_by", "reviewed_by", "published_by")]
        return self.prefetch_related("versions", *people, "versions__parent")

    def in_use(self) -> "ProgrammeTemplateQuerySet":
        """Those that are not retired."""
        return self.filter(retired_at=None)


class ProgrammeTemplate(OfPractice):
    """A programme pattern that a practice keeps. What it says stands in its versions; the newest published is in force.

    Retired it is drafted from no more, but programmes that came from it go on. It is never deleted once published.
    """

    made_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    retired_by = models.ForeignKey("practices.Member", null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)
    retired_because = models.CharField(max_length=300, blank=True)

    across_practices = ProgrammeTemplateQuerySet.as_manager()
    objects = ScopedManager.from_queryset(ProgrammeTemplateQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_by=None) | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="template_retired_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return "Programme template"


class TemplateVersionQuerySet(ScopedQuerySet["TemplateVersion"]):
    def published(self) -> "TemplateVersionQuerySet":
        return self.filter(state=TemplateState.PUBLISHED)

    def unpublished(self) -> "TemplateVersionQuerySet":
        return self.exclude(state=TemplateState.PUBLISHED)

    def prescribable(self) -> "TemplateVersionQuerySet":
        """The published ones of templates that are not retired, oldest first: the last of a template is in force."""
        return self.published().filter(template__retired_at=None).order_by("number")


class TemplateVersion(OfPractice):
    """What a template says, at one time. Once published it never changes: the next edit is a new draft.

    `contents` is the JSON of the documented format. `edits` rises with each saved change of a draft, so that nobody
    overwrites what they have not seen; `editors` are the ids of those who made them, for a review is by another.
    `reasons` say why a line differs from the version before, by the line's key. `original` is the knowledge's template
    that it was taken from, `parent` the version, if any. `unreviewed_because` says why nobody else had read it.
    """

    template = models.ForeignKey(ProgrammeTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    edits = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=TemplateState.choices, default=TemplateState.DRAFT)
    contents: "models.JSONField[dict[str, Any]]" = models.JSONField()
    reasons: "models.JSONField[dict[str, str]]" = models.JSONField(default=dict, blank=True)
    editors: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    message = models.CharField(max_length=300, blank=True)
    original = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="forks")
    changed_by = models.ForeignKey("practices.Member", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    reviewed_by = models.ForeignKey("practices.Member", null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("practices.Member", null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    unreviewed_because = models.CharField(max_length=300, blank=True)

    across_practices = TemplateVersionQuerySet.as_manager()
    objects = ScopedManager.from_queryset(TemplateVersionQuerySet)()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_number_once"),
            models.UniqueConstraint(
                fields=["template"], condition=~Q(state="published"), name="template_one_draft_at_a_time"
            ),
            models.CheckConstraint(condition=Q(state__in=TemplateState.values), name="template_state_known"),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False, published_by__isnull=False)
                | (~Q(state="published") & Q(published_at=None, published_by=None)),
                name="template_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", reviewed_at=None, reviewed_by=None)
                | Q(state="reviewed", reviewed_at__isnull=False, reviewed_by__isnull=False)
                | Q(state="published"),
                name="template_reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(reviewed_at__isnull=False) | ~Q(unreviewed_because=""),
                name="template_unreviewed_says_so",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def is_published(self) -> bool:
        return self.state == TemplateState.PUBLISHED
