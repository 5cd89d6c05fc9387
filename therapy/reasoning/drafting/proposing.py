"""From an analysis to a draft programme: the template's stages, fitted to one client (prescription.md 3).

Nothing is drafted after a stop. A draft reaches nobody before a therapist has opened, edited and accepted it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from therapy.knowledge import Library
from therapy.knowledge.records import Phase, Template
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.allowance import Allowance, allowance
from therapy.reasoning.drafting.budget import Budget, usual_budget
from therapy.reasoning.drafting.checking import check_plan
from therapy.reasoning.drafting.deciding import UNDECIDED, Decided
from therapy.reasoning.drafting.dosage import is_said
from therapy.reasoning.drafting.draft import Candidate, DraftStage, Prescription, ProgrammeDraft, Workout
from therapy.reasoning.drafting.extra_sets import with_extra_sets
from therapy.reasoning.drafting.filling import StageFiller
from therapy.reasoning.drafting.needs import Wanted, wanted
from therapy.reasoning.drafting.selection import fitting_template, inner_unit_choice
from therapy.reasoning.drafting.workouts import WorkoutMaker, as_workout
from therapy.reasoning.safety.cautions import Basis, counted_tags
from therapy.reasoning.values import ClientFacts

NOTHING_CLAIMED = (
    "No hypothesis is behind this draft, so nothing is claimed: it is the template as it stands, and no exercise "
    "in it rests on a finding."
)
ADULT_FROM = 18
MINOR = "The client is under 18, and the rules behind this draft are for adults: judge every item anew."
SIGN_OFF = "An urgent answer was given: the whole draft needs a clinician's sign-off with the reason written down."


def propose(
    analysis: Analysis,
    library: Library,
    *,
    client: ClientFacts,
    decided: Decided = UNDECIDED,
    template: Template | None = None,
    budget: Budget | None = None,
) -> ProgrammeDraft | None:
    """A draft from the hypotheses that stand, or None where safety stops it.

    Nothing that was rejected drives a choice. Without a `template` the best fitting one is used, with the reason;
    without a `budget` the usual one.
    """
    if analysis.safety.stop:
        return None
    because = f"Drafted from the template that was named: {template.name}." if template else ""
    if template is None:
        template, because = fitting_template(analysis, client, library)
    frame = _Frame(template, budget or usual_budget(library))
    drafter = _Drafter(analysis, library, client, wanted(analysis, decided, library), frame)
    stages = tuple(drafter.stages())
    draft = ProgrammeDraft(
        template=template.id,
        template_because=because,
        stages=stages,
        warnings=tuple(drafter.all_warnings(stages)),
        needs_sign_off=analysis.safety.needs_sign_off,
    )
    return replace(draft, checks=check_plan(draft, analysis, library, decided=decided, budget=frame.budget))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a draft must fit into."""

    template: Template
    budget: Budget


class _Drafter:
    """Drafts the stages of one template for one client."""

    def __init__(
        self, analysis: Analysis, library: Library, client: ClientFacts, wanted: Wanted, frame: _Frame
    ) -> None:
        self._analysis = analysis
        self._library = library
        self._client = client
        self._wanted = wanted
        self._template = frame.template
        self._budget = frame.budget
        self._warnings: list[str] = []

    def stages(self) -> Iterator[DraftStage]:
        """Each phase, from the week in which it can open at the earliest."""
        week = 0
        for phase in self._template.phases:
            week = max(week, self._weeks_to_gate(phase))
            yield self._stage(phase, week)
            first, last = phase.weeks
            week += last - first + 1

    def _stage(self, phase: Phase, week: int) -> DraftStage:
        limits = self._allowance(week)
        return DraftStage(
            number=phase.number,
            name=phase.name,
            weeks=phase.weeks,
            stage_focus=phase.stage_focus,
            sessions_per_week=phase.sessions_per_week,
            goals=phase.goals,
            criteria=phase.progression_criteria,
            starts_week=week + 1,
            weeks_since_birth=phase.min_weeks_since_birth,
            workouts=self._workouts(phase, limits),
            tags=tuple(sorted(limits.tags)),
        )

    def _workouts(self, phase: Phase, limits: Allowance) -> tuple[Workout, ...]:
        asked = self._wanted.in_phase(phase.number)
        filler = StageFiller(phase, limits, asked, self._template.id)
        maker = WorkoutMaker(phase.sessions_per_week, asked, self._budget, self._library)
        filler.take_template_items()
        maker.remark_on_template(filler.chosen)
        changes = self._library.selection.max_template_changes
        if phase is self._template.phases[0]:
            changes -= filler.add_inner_unit(inner_unit_choice(self._analysis, asked, self._library))
        filler.add_for_needs(changes, maker.holds)
        asymmetries = self._analysis.asymmetries
        chosen = tuple(with_extra_sets(filler.chosen, asymmetries, asked.rejected, self._library))
        days = maker.workouts(chosen, filler.adjuncts())
        self._warnings += filler.warnings + [f"Stage {phase.number}: {says}" for says in maker.warnings]
        return tuple(as_workout(day, lambda each: _prescription(each, limits)) for day in days)

    def _weeks_to_gate(self, phase: Phase) -> int:
        """How many weeks from now until the phase's weeks since birth have passed."""
        if phase.min_weeks_since_birth is None or not self._client.births:
            return 0
        since = min(birth.weeks_ago for birth in self._client.births)
        return max(0, ceil(phase.min_weeks_since_birth - since))

    def _allowance(self, week: int) -> Allowance:
        """The limits some weeks from now: what counts from a birth is counted again."""
        lasting = {each.tag for each in self._analysis.safety.cautions if each.basis is not Basis.COUNTED}
        tags = lasting | counted_tags(self._client.births, weeks_later=week)
        limits = allowance(frozenset(tags), self._analysis.safety.locked_regions, self._client, self._library)
        return replace(limits, long=self._wanted.long)

    def all_warnings(self, stages: Iterable[DraftStage]) -> Iterator[str]:
        """What a therapist should know, the most important first."""
        stages = tuple(stages)
        safety = self._analysis.safety
        if safety.needs_sign_off:
            yield SIGN_OFF
        yield from (f"Warning answer, {flag.urgency.replace('_', ' ')}: {flag.words}" for flag in safety.flags)
        yield from (f"Taken together, {each.urgency.replace('_', ' ')}: {each.says}" for each in safety.combinations)
        if self._client.age is not None and self._client.age < ADULT_FROM:
            yield MINOR
        if self._wanted.is_empty:
            yield NOTHING_CLAIMED
        yield from self._caution_warnings(stages)
        yield from self._gate_warnings()
        yield from self._warnings
        yield from self._equipment_warnings(stages)

    def _caution_warnings(self, stages: Iterable[DraftStage]) -> Iterator[str]:
        """For each caution in force: its modification, and the exercises that need it."""
        asked: dict[str, list[str]] = {}
        for each in _prescriptions(stages):
            for tag in each.cautions:
                names = asked.setdefault(tag, [])
                name = self._library.exercises[each.exercise].name
                names += [] if name in names else [name]
        proposed = {each.tag: each.why for each in self._analysis.safety.cautions if each.basis is Basis.PROPOSED}
        for tag in sorted(asked.keys() | proposed.keys()):
            record = self._library.tags[tag]
            care = f" Take care with: {', '.join(asked[tag])}." if tag in asked else ""
            basis = f" ({proposed[tag]}; confirm or decline)" if tag in proposed else ""
            yield f"{record.name}{basis}: {record.modify}.{care}"

    def _gate_warnings(self) -> Iterator[str]:
        gated = [phase for phase in self._template.phases if phase.min_weeks_since_birth]
        if gated and not self._client.births:
            yield "No birth is recorded, so the gates that count weeks since birth cannot be checked."

    def _equipment_warnings(self, stages: Iterable[DraftStage]) -> Iterator[str]:
        limits = self._allowance(0)
        for exercise_id in sorted({each.exercise for each in _prescriptions(stages)}):
            exercise = self._library.exercises[exercise_id]
            if things := limits.lacking(exercise):
                yield f"{exercise.name} needs: {', '.join(things)}."


def _prescriptions(stages: Iterable[DraftStage]) -> Iterator[Prescription]:
    for stage in stages:
        for workout in stage.workouts:
            yield from workout.prescriptions


def _prescription(each: Candidate, limits: Allowance) -> Prescription:
    return Prescription(
        exercise=each.exercise.id,
        dose=each.dose,
        because=each.because,
        cautions=limits.cautions(each.exercise),
        requires=each.requires,
        note="" if is_said(each.note, each.dose) else each.note,
        adjunct=each.exercise.adjunct,
    )
