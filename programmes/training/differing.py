"""In what a version differs from the one before it, in sentences that a client understands. Pure, on fetched rows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout
from programmes.training.doses import Task

MOST = 12


def differences(before: ProgrammeVersion, after: ProgrammeVersion) -> list[str]:
    """Each thing that changed, once, however many weeks and sessions it stands in; at most twelve are told apart."""
    said = list(dict.fromkeys(_told(before, after)))
    return said if len(said) <= MOST else [*said[: MOST - 1], f"And {len(said) - MOST + 1} more changes."]


def _told(before: ProgrammeVersion, after: ProgrammeVersion) -> Iterator[str]:
    old, new = _by(before.stages.all(), "number"), _by(after.stages.all(), "number")
    for number, stage in new.items():
        if number in old:
            yield from _of_stage(old[number], stage)
        else:
            yield f"New: {_span(stage)}, “{stage.name}”."
    yield from (f"Taken out: “{stage.name}”." for number, stage in old.items() if number not in new)


def _of_stage(before: Stage, after: Stage) -> Iterator[str]:
    if before.weeks != after.weeks:
        yield f"“{after.name}” lasts {_weeks(after.weeks)}, before it was {_weeks(before.weeks)}."
    if before.sessions_per_week != after.sessions_per_week:
        yield f"{_span(after)}: {_sessions(after.sessions_per_week)} a week, before {before.sessions_per_week}."
    old, new = _by(before.workouts.all(), "letter"), _by(after.workouts.all(), "letter")
    for letter, workout in new.items():
        if letter in old:
            yield from _of_workout(old[letter], workout)
        else:
            yield f"New: session {letter} in {_span(after, inside=True)}."
    yield from (f"Session {letter} is taken out of {_span(after, inside=True)}." for letter in old if letter not in new)


def _of_workout(before: Workout, after: Workout) -> Iterator[str]:
    old, new = _by(before.prescriptions.all(), "exercise"), _by(after.prescriptions.all(), "exercise")
    gone = {row.position: row for name, row in old.items() if name not in new}
    for name, row in new.items():
        if name in old:
            yield from _of_dose(old[name], row)
        elif there := gone.pop(row.position, None):
            yield f"{_name(row)} in place of {_lower(_name(there))}: {Task(row).dose}."
        else:
            yield f"New: {_lower(_name(row))}, {Task(row).dose}."
    yield from (f"Taken out: {_lower(_name(row))}." for row in gone.values())
    if set(old) == set(new) and list(old) != list(new):
        yield f"Session {after.letter} has another order."


def _of_dose(before: Prescription, after: Prescription) -> Iterator[str]:
    old, new = Task(before).dose, Task(after).dose
    if old != new:
        yield f"{_name(after)}: {new}, before {old}."
    if before.times_per_day != after.times_per_day:
        yield f"{_name(after)}: {after.times_per_day} times a day, before {before.times_per_day}."
    if after.note and before.note != after.note:
        yield f"{_name(after)}: “{after.note}”"


def _by(rows: Iterable[Any], field: str) -> Mapping[Any, Any]:
    return {getattr(row, field): row for row in rows}


def _name(row: Prescription) -> str:
    return Task(row).name


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _span(stage: Stage, *, inside: bool = False) -> str:
    weeks = f"weeks {stage.first_week} to {stage.last_week}" if stage.weeks > 1 else f"week {stage.first_week}"
    return weeks if inside else weeks.capitalize()


def _weeks(number: int) -> str:
    return "1 week" if number == 1 else f"{number} weeks"


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"
