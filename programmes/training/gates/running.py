"""The weeks in which stages really run: moved by what a therapist opened, or took back. Pure: no clock, no database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

LONGEST = 520  # weeks; no programme comes near
AHEAD = 2  # `now` and the week after it


@dataclass(frozen=True, slots=True)
class Planned:
    """A stage as it is planned. `is_gated`: leaving it waits for the therapist."""

    number: int
    first_week: int
    last_week: int
    is_gated: bool

    @property
    def weeks(self) -> int:
        return self.last_week - self.first_week + 1


@dataclass(frozen=True, slots=True)
class Step:
    """From this week on a client is in this stage."""

    week: int
    stage: int


def as_run(stages: Sequence[Planned], steps: Sequence[Step], *, now: int) -> list[Planned]:
    """The stages in the weeks in which they run; one gone back to comes twice.

    Up to the week after `now` only what was opened runs, so that a week begins with what it should even where nobody
    looks at its start. A stage that still waits for its gate is laid out after that, or from its planned week where
    that comes later. Each keeps its number of weeks. Of several steps in one week the last one counts.
    """
    if not stages:
        return []
    place, begins, run = 0, stages[0].first_week, []
    left = sorted({step.week: step for step in steps}.values(), key=lambda step: step.week)
    while place < len(stages):
        stage = stages[place]
        ends = begins + stage.weeks
        if stage.is_gated and place + 1 < len(stages) and now:
            ends = max(ends, now + AHEAD)
        step = next((step for step in left if step.week >= begins and _moves(step, stage, ends)), None)
        if step:
            left, ends = left[left.index(step) + 1 :], step.week
        run += [replace(stage, first_week=begins, last_week=ends - 1)] if ends > begins else []
        begins = ends
        place = _place(stages, step.stage) if step else place + 1
    return run


def stage_in(run: Sequence[Planned], week: int) -> Planned | None:
    """The stage of a week; before the first it is the first, after the last the last."""
    held = [stage for stage in run if stage.first_week <= max(week, 1)]
    return held[-1] if held else next(iter(run), None)


def _moves(step: Step, stage: Planned, ends: int) -> bool:
    """Whether a step is taken from this stage: it leads elsewhere, and comes before the stage would end anyhow."""
    return step.stage != stage.number and step.week <= ends


def _place(stages: Sequence[Planned], number: int) -> int:
    """Where a stage stands; one that the programme no longer has is its last."""
    return next((place for place, stage in enumerate(stages) if stage.number == number), len(stages) - 1)


def week_of_session(stages: Sequence[Planned], steps: Sequence[Step], sessions: dict[int, int], *, done: int) -> int:
    """The week that the next session belongs to where sessions wait for one another: `done` of them lie behind.

    `sessions` are those a week of each stage, by its number.
    """
    week, left = 1, done
    while stages:
        stage = stage_in(as_run(stages, steps, now=week), week)
        left -= sessions[stage.number] if stage else 0
        if left < 0 or week >= LONGEST:
            break
        week += 1
    return week
