"""A template as its pages show it: its versions, and one of them laid open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from programmes.library.exercises import exercises_for
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.readiness import Point, minutes_in, points_of
from programmes.library.templates.reading import contents_in
from programmes.library.templates.reporting import Meter, meter_of
from programmes.library.templates.words import dose_words, head_fields, name_of, title_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Criterion, Exercise, Template


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise of a stage."""

    key: str
    name: str
    dose: str
    exercise: Exercise | None
    workout: str = ""
    note: str = ""
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with its exercises by name and dose."""

    at: int
    title: str
    sessions: int
    minutes: int
    goals: tuple[str, ...]
    rows: list[Row]
    gates: list[str]
    eases: list[str]
    assumes: list[str]
    weeks_since_birth: int | None


@dataclass(frozen=True)
class Open:
    """One version laid open."""

    version: TemplateVersion
    contents: TemplateRecord
    exercises: Mapping[str, Exercise]

    @cached_property
    def stages(self) -> list[Stage]:
        return [self._stage(at) for at in range(len(self.contents.stages))]

    @cached_property
    def points(self) -> list[Point]:
        return points_of(self.contents, practice_id=self.version.practice_id)

    @cached_property
    def meter(self) -> Meter:
        return meter_of(self.contents, self.exercises)

    @property
    def head(self) -> list[tuple[str, str]]:
        """What the template says of itself, its name, audience and sources apart."""
        said = head_fields(self.contents)
        return [(name, words) for name, words in said.items() if name not in ("Name", "Audience", "Sources")]

    def _stage(self, at: int) -> Stage:
        stage, library = self.contents.stages[at], load_library()
        return Stage(
            at=at,
            title=title_of(self.contents, at),
            sessions=stage.sessions_per_week,
            minutes=round(minutes_in(stage, self.exercises)),
            goals=stage.goals,
            rows=[
                Row(
                    key=item.exercise,
                    name=name_of(item.exercise, self.exercises),
                    dose=dose_words(item, self.exercises),
                    exercise=self.exercises.get(item.exercise),
                    workout=item.workout.value if item.workout else "",
                    note=item.note,
                    requires=tuple(library.criteria[key].says for key in item.requires if key in library.criteria),
                )
                for item in stage.exercises
            ],
            gates=[_says(library.criteria.get(key), key) for key in stage.gates],
            eases=[name_of(key, self.exercises) for key in stage.eases],
            assumes=[library.tags[key].name for key in stage.assumes if key in library.tags],
            weeks_since_birth=stage.weeks_since_birth,
        )


@dataclass(frozen=True)
class Shown:
    """A template with its versions, newest first. `uses` are how many clients are on each version, by its id."""

    template: ProgrammeTemplate
    versions: list[TemplateVersion]
    uses: Mapping[object, int] = field(default_factory=dict)

    @classmethod
    def of(cls, template: ProgrammeTemplate, uses: Mapping[object, int] | None = None) -> "Shown":
        return cls(template, sorted(template.versions.all(), key=lambda each: -each.number), uses or {})

    @property
    def newest(self) -> TemplateVersion:
        return self.versions[0]

    @property
    def name(self) -> str:
        return self.contents.name

    @cached_property
    def contents(self) -> TemplateRecord:
        return contents_in(self.newest.contents)

    @property
    def summary(self) -> str:
        """How long it is, in one line."""
        stages = len(self.contents.stages)
        return f"{self.contents.weeks} weeks, {stages} stage{'' if stages == 1 else 's'}"

    @property
    def strip(self) -> list[tuple[str, str]]:
        """Each stage by name, with its weeks."""
        spans = zip(self.contents.stages, self.contents.spans, strict=True)
        return [(stage.name, f"Weeks {first}–{last}") for stage, (first, last) in spans]

    @property
    def draft(self) -> TemplateVersion | None:
        return None if self.newest.is_published else self.newest

    @property
    def in_force(self) -> TemplateVersion | None:
        return next((each for each in self.versions if each.is_published), None)

    @property
    def clients(self) -> int:
        return sum(self.uses.get(each.pk, 0) for each in self.versions)

    @property
    def history(self) -> list[tuple[TemplateVersion, int]]:
        """Each version with how many clients are on it."""
        return [(each, self.uses.get(each.pk, 0)) for each in self.versions]

    @property
    def original(self) -> Template | None:
        return load_library().templates.get(self.newest.original)

    def numbered(self, number: int) -> TemplateVersion | None:
        return next((each for each in self.versions if each.number == number), None)

    def before(self, version: TemplateVersion) -> TemplateVersion | None:
        return self.numbered(version.number - 1)


def opened(version: TemplateVersion) -> Open:
    """At most one query."""
    contents = contents_in(version.contents)
    return Open(version, contents, exercises_for(version.practice_id, contents.exercises))


def _says(criterion: Criterion | None, key: str) -> str:
    return criterion.says if criterion else key
