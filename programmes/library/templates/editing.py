"""What a change makes of a template's contents: each takes contents and gives new ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.core.exceptions import ValidationError

from programmes.library.templates.contents import Format, Item, TemplateRecord, TemplateStage

TICKED: Final = frozenset({"sources", "outcomes", "reassess", "focus", "gates", "eases", "assumes"})
NO_STAGE = "This template has no such stage any more. Look at it again."


def new_contents(*, name: str, audience: str, weeks: int) -> TemplateRecord:
    """A template with one stage that holds nothing yet."""
    first = TemplateStage(name="Begin", weeks=weeks, sessions_per_week=3, focus=(1,))
    return TemplateRecord(format=Format.FIRST, name=name, audience=audience, stages=(first,))


def with_head(contents: TemplateRecord, said: Mapping[str, Any]) -> TemplateRecord:
    return replace(contents, **_as_before(contents, said))


def with_reporting(contents: TemplateRecord, said: Mapping[str, str]) -> TemplateRecord:
    return replace(contents, reporting={key: text.strip() for key, text in said.items() if text.strip()})


def with_stage(contents: TemplateRecord, at: int, said: Mapping[str, Any], items: Sequence[Item]) -> TemplateRecord:
    """The stage at this place, counted from 0, with other words and exercises."""
    before = stage_at(contents, at)
    stage = replace(before, **_as_before(before, said), exercises=tuple(items))
    return replace(contents, stages=(*contents.stages[:at], stage, *contents.stages[at + 1 :]))


def with_one_more_stage(contents: TemplateRecord) -> TemplateRecord:
    """A stage at the end that goes on like the last one, without its exercises."""
    last = contents.stages[-1]
    name = f"Stage {len(contents.stages) + 1}"
    more = replace(last, name=name, exercises=(), goals=(), gates=(), eases=(), weeks_since_birth=None)
    return replace(contents, stages=(*contents.stages, more))


def without_stage(contents: TemplateRecord, at: int) -> TemplateRecord:
    stage = stage_at(contents, at)
    if len(contents.stages) == 1:
        raise ValidationError("A template needs at least one stage. Change this one instead.")
    return replace(contents, stages=tuple(each for each in contents.stages if each is not stage))


def with_stage_moved(contents: TemplateRecord, at: int, steps: int) -> TemplateRecord:
    """`steps` -1 is one earlier, 1 is one later. At an end it stays."""
    stages = list(contents.stages)
    stages.insert(max(at + steps, 0), stages.pop(stages.index(stage_at(contents, at))))
    return replace(contents, stages=tuple(stages))


def stage_at(contents: TemplateRecord, at: int) -> TemplateStage:
    if not 0 <= at < len(contents.stages):
        raise ValidationError(NO_STAGE)
    return contents.stages[at]


def _as_before(before: TemplateRecord | TemplateStage, said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, with what was ticked in a list in the order it had: one tick more does not shuffle the rest."""
    ticked = {name: _in_order(getattr(before, name), value) for name, value in said.items() if name in TICKED}
    lines = {name: tuple(value) for name, value in said.items() if isinstance(value, list) and name not in TICKED}
    return {**said, **lines, **ticked}


def _in_order(before: Sequence[Any], now: Sequence[Any]) -> tuple[Any, ...]:
    return (*(each for each in before if each in now), *(each for each in now if each not in before))
