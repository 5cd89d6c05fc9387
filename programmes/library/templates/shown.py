"""A template as its pages show it: its versions, one of them laid open, beside the one it is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from programmes.library.exercises import exercises_for
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates.comparing import Line, Part, compare
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.originals import contents_of
from programmes.library.templates.readiness import Point, minutes_in, points_of
from programmes.library.templates.reading import contents_in
from programmes.library.templates.reporting import Meter, meter_of
from programmes.library.templates.words import dose_words, head_fields, item_words, name_of, title_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Criterion, Exercise, Template

TONES: Final[Mapping[str, str]] = {"draft": "warn", "reviewed": "line", "published": "ok"}


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise of a stage."""

    key: str
    name: str
    dose: str
    words: str
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

    @property
    def tone(self) -> str:
        return TONES[self.version.state]

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
                    words=item_words(item, self.exercises),
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
    def on_in_force(self) -> int:
        return self.uses.get(self.in_force.pk, 0) if self.in_force else 0

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


type Explained = tuple[Line, str, Exercise | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions beside each other. `earlier` and `later` are what their columns are headed."""

    earlier: str
    later: str
    parts: list[Part]
    reasons: Mapping[str, str]
    exercises: Mapping[str, Exercise]

    @property
    def changes(self) -> list[Line]:
        return [line for part in self.parts for line in part.changes]

    @property
    def unreasoned(self) -> int:
        """How many changes nobody has given a reason for."""
        return sum(not self.reasons.get(line.key) for line in self.changes)

    @property
    def explained(self) -> list[tuple[Part, list[Explained]]]:
        """Each part that has lines, with the reason and the exercise of each."""
        return [(part, [self._explained(line) for line in part.lines]) for part in self.parts if part.lines]

    def _explained(self, line: Line) -> Explained:
        return line, self.reasons.get(line.key, ""), self.exercises.get(line.exercise)


def opened(version: TemplateVersion) -> Open:
    """At most one query."""
    contents = contents_in(version.contents)
    return Open(version, contents, exercises_for(version.practice_id, contents.exercises))


def difference(shown: Shown, later: TemplateVersion, earlier: TemplateVersion | None) -> Difference | None:
    """How a version differs from another or, the first one, from the template it was taken from. At most one query."""
    began = shown.original if earlier is None and later.number == 1 and later.parent is None else None
    origin = later.parent if earlier is None and later.number == 1 else earlier
    if began is None and origin is None:
        return None
    before = contents_in(origin.contents) if origin else contents_of(began) if began else None
    assert before is not None
    after = contents_in(later.contents)
    exercises = exercises_for(later.practice_id, before.exercises | after.exercises)
    name = "Original" if earlier is None else f"Version {earlier.number}"
    named = f"Version {later.number}" if later.is_published else f"Draft {later.number}"
    return Difference(name, named, compare(before, after, exercises), later.reasons, exercises)


def _says(criterion: Criterion | None, key: str) -> str:
    return criterion.says if criterion else key
