"""The gate that a client stands before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from statistics import fmean

from clients.records.models import Client
from programmes.prescribing.models import Programme, ProgrammeVersion, Stage
from programmes.training.gates.counting import Counted, State, count
from programmes.training.gates.facts import BEGUN, criteria_of, facts_for, said, sessions_of
from programmes.training.gates.flares import flare_in
from programmes.training.gates.models import StageDecision
from programmes.training.gates.running import Planned, as_run, stage_in
from programmes.training.gates.steps import decisions_of, planned_of, steps_in, week_now
from programmes.training.scheduling import local_date


@dataclass(frozen=True)
class Gate:
    """The stage a client is in, what was counted for leaving it, and what speaks against a change now."""

    programme: Programme
    version: ProgrammeVersion
    stages: Sequence[Stage]
    stage: Stage
    week: int
    run: Sequence[Planned]
    counted: Sequence[Counted]
    flare: str
    decisions: Sequence[StageDecision]

    @property
    def met(self) -> int:
        return sum(each.is_met for each in self.counted)

    @property
    def all(self) -> int:
        return len(self.counted)

    @property
    def is_ready(self) -> bool:
        """Whether all is met and no flare stands against it, so that only the therapist has to open it."""
        return (
            bool(self.next) and bool(self.counted) and self.met == self.all and not self.flare and self.weeks_left <= 0
        )

    @cached_property
    def next(self) -> Stage | None:
        """The stage that would open."""
        return next((each for each in self.stages if each.number > self.stage.number), None)

    @property
    def before(self) -> list[Stage]:
        """The stages one can go back to, the nearest first."""
        return [each for each in reversed(self.stages) if each.number < self.stage.number]

    @property
    def begun_in(self) -> int:
        """The week in which the stage was entered."""
        entered = stage_in(self.run, self.week)
        return entered.first_week if entered else 1

    @property
    def weeks_left(self) -> int:
        """How many of its planned weeks are still to come after this one; 0 or less once it may end."""
        return self.begun_in + self.stage.weeks - 1 - self.week

    @property
    def waits(self) -> bool:
        """Whether the planned weeks are over and the next stage is not open."""
        return bool(self.next) and bool(self.stage.gates) and self.weeks_left < 0

    @property
    def held(self) -> StageDecision | None:
        """The latest decision, where it is to hold this gate."""
        latest = self.decisions[-1] if self.decisions else None
        return latest if latest and self.next and latest.deed == "held" and latest.stage == self.next.number else None

    @property
    def unknown(self) -> list[Counted]:
        return [each for each in self.counted if each.state is State.UNKNOWN]

    @property
    def sentence(self) -> str:
        """How far it is: "2 of 3 met"."""
        if self.next is None:
            return "This is the last stage."
        if not self.counted:
            return f"No criteria: stage {self.next.number} begins in its planned week."
        return f"{self.met} of {self.all} met"

    @property
    def tone(self) -> str:
        """Of the chip that says how far it is."""
        return "ok" if self.is_ready else "warn" if self.waits or self.flare else ""

    @property
    def why_ask(self) -> list[str]:
        """What asks for a reason before the next stage is opened."""
        reasons = (
            [] if self.met == self.all else [f"{self.all - self.met} of {self.all} criteria are not met or not known."]
        )
        if self.weeks_left > 0:
            reasons.append(f"Its planned weeks are not over: {self.weeks_left} more after this one.")
        return reasons + ([f"This looks like a flare: {self.flare}"] if self.flare else [])


def current_gate(programme: Programme, *, now: datetime) -> Gate | None:
    """The gate of the version in force, now; None where nothing was published."""
    versions = ProgrammeVersion.objects.of(programme.client).filter(programme=programme).published()
    version: ProgrammeVersion | None = versions.prefetch_related("stages").last()
    return gate_of(programme, version, today=local_date(now, programme.client.time_zone)) if version else None


def gate_before(client: Client, *, now: datetime) -> Gate | None:
    """The gate that a client stands before in the programme that runs; None where none runs."""
    programme = Programme.objects.of(client).running().select_related("client").first()
    return current_gate(programme, now=now) if programme else None


def gate_of(programme: Programme, version: ProgrammeVersion, *, today: date) -> Gate | None:
    """The gate of the stage that runs today; None for a version without stages. About seven queries, whatever there is.

    `version` is fetched with its stages.
    """
    stages = list(version.stages.all())
    if not stages:
        return None
    sessions = sessions_of(programme, today=today)
    decisions = list(decisions_of(programme))
    steps = steps_in(decisions)
    done = sum(row["state"] in BEGUN for row in sessions)
    week = week_now(programme, stages, steps, today=today, done=done)
    run = as_run(planned_of(stages), steps, now=week)
    now = stage_in(run, week)
    stage = next(each for each in stages if now and each.number == now.number)
    criteria = criteria_of(stage.gates)
    facts = facts_for(programme, stage.number, criteria, sessions, today=today)
    begun = [said(row) for row in sessions if row["state"] in BEGUN]
    before = [each.before for each in begun if each.before is not None]
    return Gate(
        programme=programme,
        version=version,
        stages=stages,
        stage=stage,
        week=week,
        run=run,
        counted=[count(each, facts) for each in criteria],
        flare=flare_in(begun, usual=fmean(before) if before else None, today=today),
        decisions=decisions,
    )
