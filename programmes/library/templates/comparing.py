"""How two versions of a template differ: line by line, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from programmes.library.templates.contents import Item, TemplateRecord, TemplateStage
from programmes.library.templates.reporting import reporting_fields
from programmes.library.templates.words import Fields, head_fields, item_words, name_of, stage_fields, title_of
from therapy.knowledge.records import Exercise


class Mark(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise or one other thing a template says, before and after. `key` names it within its template."""

    key: str
    what: str
    before: str
    after: str
    exercise: str = ""

    @property
    def mark(self) -> Mark:
        if self.before == self.after:
            return Mark.SAME
        if not self.before:
            return Mark.ADDED
        return Mark.CHANGED if self.after else Mark.REMOVED

    @property
    def says(self) -> str:
        """The line as a sentence."""
        if self.mark is Mark.REMOVED:
            return f"{self.what} is taken out."
        said = f"{self.what} is new: " if self.mark is Mark.ADDED else f"{self.what}: {self.before} → "
        return f"{said}{self.after.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Part:
    """The template's head or one of its stages, with its lines; those that say the same stay, for exercises."""

    title: str
    lines: list[Line] = field(default_factory=list)

    @property
    def changes(self) -> list[Line]:
        return [line for line in self.lines if line.mark is not Mark.SAME]


type Pair = tuple[int | None, int | None]


def compare(before: TemplateRecord, after: TemplateRecord, exercises: Mapping[str, Exercise]) -> list[Part]:
    """What stands in each part of the two, in the order of the later one."""
    head = [
        *_field_lines("", head_fields(before), head_fields(after)),
        *_field_lines("", reporting_fields(before), reporting_fields(after)),
    ]
    stages = [_stage_part(before, after, pair, exercises) for pair in paired_stages(before.stages, after.stages)]
    return [*([Part("The template", head)] if head else []), *stages]


def changes_between(before: TemplateRecord, after: TemplateRecord, exercises: Mapping[str, Exercise]) -> list[Line]:
    """The lines that differ."""
    return [line for part in compare(before, after, exercises) for line in part.changes]


def paired_stages(before: Sequence[TemplateStage], after: Sequence[TemplateStage]) -> list[Pair]:
    """Which stage became which: by name or, for one that was renamed, by its place. What is gone follows at the end."""
    left = dict(enumerate(before))
    found: dict[int, int] = {}
    for at, stage in enumerate(after):
        same = next((n for n, each in left.items() if each.name == stage.name), None)
        if same is not None:
            found[at] = same
            del left[same]
    for at in range(len(after)):
        if at not in found and at in left:
            found[at] = at
            del left[at]
    return [*((found.get(at), at) for at in range(len(after))), *((at, None) for at in left)]


def _stage_part(before: TemplateRecord, after: TemplateRecord, pair: Pair, exercises: Mapping[str, Exercise]) -> Part:
    was, now = pair
    then = before.stages[was] if was is not None else None
    stage = after.stages[now] if now is not None else None
    title = title_of(after, now) if now is not None else f"{title_of(before, was or 0)} (taken out)"
    place = (stage or then or after.stages[0]).name
    return Part(
        title,
        [
            *_field_lines(place, _fields(then, exercises), _fields(stage, exercises)),
            *_item_lines(place, then.exercises if then else (), stage.exercises if stage else (), exercises),
        ],
    )


def _fields(stage: TemplateStage | None, exercises: Mapping[str, Exercise]) -> Fields:
    return {"Name": stage.name} | stage_fields(stage, exercises) if stage else {}


def _field_lines(place: str, before: Fields, after: Fields) -> Iterator[Line]:
    for name in dict.fromkeys([*after, *before]):
        if before.get(name, "") != after.get(name, ""):
            yield Line(f"{place}/{name}", name, before.get(name, ""), after.get(name, ""))


def _item_lines(
    place: str, before: Sequence[Item], after: Sequence[Item], exercises: Mapping[str, Exercise]
) -> Iterator[Line]:
    then, now = ({item.exercise: item_words(item, exercises) for item in items} for items in (before, after))
    for key in _merged([*then], [*now]):
        name = name_of(key, exercises)
        yield Line(f"{place}/{key}", name, then.get(key, ""), now.get(key, ""), exercise=key)
    both = [key for key in now if key in then]
    if both != [key for key in then if key in now]:
        orders = [", ".join(name_of(key, exercises) for key in keys) for keys in (then, now)]
        yield Line(f"{place}/Order", "Order", *orders)


def _merged(before: list[str], after: list[str]) -> list[str]:
    """The later order, with what is gone after the one it used to follow."""
    merged = list(after)
    for at, key in enumerate(before):
        if key not in after:
            ahead = before[at - 1] if at else None
            merged.insert(merged.index(ahead) + 1 if ahead in merged else 0, key)
    return merged
