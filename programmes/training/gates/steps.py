"""In which weeks the stages of a programme run: its plan, and what was opened or taken back."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from programmes.prescribing.models import Mode, Programme, Stage
from programmes.training.gates.models import Deed, StageDecision
from programmes.training.gates.running import Planned, Step, as_run, week_of_session
from programmes.training.models import Session

MOVES = (Deed.OPENED, Deed.STEPPED_BACK)


def decisions_of(programme: Programme) -> QuerySet[StageDecision]:
    """Everything that was decided at its gates, oldest first."""
    rows: QuerySet[StageDecision] = StageDecision.objects.of(programme.client).filter(programme=programme)
    return rows.select_related("by__person").order_by("at")


def steps_in(decisions: Iterable[StageDecision]) -> list[Step]:
    """Those that moved the client to another stage."""
    return [Step(each.from_week, each.stage) for each in decisions if each.deed in MOVES]


def planned_of(stages: Sequence[Stage]) -> list[Planned]:
    """The stages of a version as they are planned."""
    return [Planned(each.number, each.first_week, each.last_week, bool(each.gates)) for each in stages]


def week_now(programme: Programme, stages: Sequence[Stage], steps: Sequence[Step], *, today: date, done: int) -> int:
    """The week of the programme that runs; where sessions wait, it is counted by those that were begun (`done`)."""
    if programme.mode != Mode.SEQUENCE:
        return programme.week_on(today)
    sessions = {each.number: each.sessions_per_week for each in stages}
    return week_of_session(planned_of(stages), steps, sessions, done=done)


def running_of(programme: Programme, stages: Sequence[Stage], *, today: date, done: int) -> list[Planned]:
    """The stages in the weeks in which they run. One query."""
    steps = steps_in(decisions_of(programme))
    return as_run(planned_of(stages), steps, now=week_now(programme, stages, steps, today=today, done=done))


def weeks_of(programme: Programme, stages: Sequence[Stage], today: date) -> dict[int, tuple[int, int]]:
    """The weeks in which each stage runs, or ran last. One query, two where sessions wait for one another."""
    waits = programme.mode == Mode.SEQUENCE
    done = Session.objects.of(programme.client).filter(programme=programme).begun().count() if waits else 0
    run = running_of(programme, stages, today=today, done=done)
    return {stage.number: (stage.first_week, stage.last_week) for stage in run}
