"""Which template to draft from when none is named, and which exercise serves a muscle best (prescription.md 3)."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from therapy.knowledge import Library
from therapy.knowledge.records import Category, Exercise, Side, Template, WorkRange
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.needs import Need, Wanted
from therapy.reasoning.drafting.treatment import WORKS_AT, Aim
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.hypotheses.muscles import muscle_key
from therapy.reasoning.values import ClientFacts

FOUNDATION = "foundation_inner_unit_4w"
POSTPARTUM = "postpartum_core_pelvic_floor_12w"
FOR_REGION = {
    "foot": "ankle_sprain_stability_6w",
    "ankle": "ankle_sprain_stability_6w",
    "knee": "knee_valgus_hip_stability_8w",
    "hip": "knee_valgus_hip_stability_8w",
    "pelvis": "chronic_low_back_12w",
    "lumbar": "chronic_low_back_12w",
    "core": "chronic_low_back_12w",
    "thoracic": "neck_shoulder_upper_quarter_8w",
    "scapula": "neck_shoulder_upper_quarter_8w",
    "shoulder": "neck_shoulder_upper_quarter_8w",
    "neck": "neck_shoulder_upper_quarter_8w",
}
WEEKS_AFTER_BIRTH = 52
PELVIC_SYMPTOMS = "pelvic_floor_self_report"
NEVER_ADDED = (Category.FUNCTION, Category.IMPACT)
"""Walking, log rolls and the like are added by hand or by template; impact waits for its own gates."""


def fitting_template(analysis: Analysis, client: ClientFacts, library: Library) -> tuple[Template, str]:
    """The template that fits best, and why."""
    template_id, why = _fitting(analysis, client, library)
    template = library.templates[template_id]
    return template, f"{why} Check that its audience fits: {template.audience}."


def _fitting(analysis: Analysis, client: ClientFacts, library: Library) -> tuple[str, str]:
    if any(birth.weeks_ago <= WEEKS_AFTER_BIRTH for birth in client.births):
        return POSTPARTUM, "Proposed because of a birth within the last year."
    strongest = next(iter(analysis.complaints), None)
    if strongest is None:
        return FOUNDATION, "Proposed because no complaint was recorded: the inner unit is the usual start."
    words = place_words(strongest, library)
    return FOR_REGION[strongest.region], f"Proposed because the strongest complaint is the {words}."


def inner_unit_choice(analysis: Analysis, wanted: Wanted, library: Library) -> str:
    """The inner-unit muscle the findings ask to start with, or "" where they ask for none in particular.

    A muscle whose hypothesis was rejected is not chosen by its complaint either.
    """
    return next(
        (muscle for muscle in _inner_unit_asked(analysis, wanted, library) if not _rejected(muscle, wanted)), ""
    )


def _inner_unit_asked(analysis: Analysis, wanted: Wanted, library: Library) -> Iterator[str]:
    seen = {finding.observation for finding in analysis.findings if finding.severity}
    if any(observation.id in seen for observation in library.tests[PELVIC_SYMPTOMS].observations):
        yield "pelvic_floor"
    if "diastasis_doming" in analysis.safety.tags:
        yield "transversus_abdominis"
    complaints = (at for at in analysis.complaints if f"local:{at.key}" not in wanted.rejected)
    if "lumbar_multifidus" in wanted.needs or any(at.region == "lumbar" for at in complaints):
        yield "lumbar_multifidus"


def _rejected(muscle: str, wanted: Wanted) -> bool:
    return any(muscle_key(muscle, side) in wanted.rejected for side in Side)


def best_for(
    muscle: str, chosen: Sequence[Exercise], pool: Iterable[Exercise], need: Need | None, allowance: Allowance
) -> Exercise | None:
    """The exercise that serves a muscle best, given what has been chosen before it."""
    scored = [(_fit(each, muscle, chosen, need, allowance), each) for each in pool]
    fitting = [(fit, each) for fit, each in scored if fit > 0]
    return max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None


def _fit(exercise: Exercise, muscle: str, chosen: Sequence[Exercise], need: Need | None, allowance: Allowance) -> float:
    """How well an exercise serves a muscle; 0 if it does not train it."""
    weights = allowance.library.selection
    trained = dict.fromkeys(exercise.secondary, weights.fit_secondary)
    trained |= dict.fromkeys(exercise.primary, weights.fit_primary)
    if muscle not in trained:
        return 0.0
    monotonous = len(chosen) > 1 and all(each.position == exercise.position for each in chosen[-2:])
    return (
        trained[muscle]
        + weights.fit_failing_task * _like_the_failing_task(exercise, need, allowance.library)
        + weights.fit_later_stage * (exercise.stage - 1) / 3
        + weights.fit_caution * len(allowance.cautions(exercise))
        + weights.fit_same_position * monotonous
        + weights.fit_range * (_range_fit(exercise, need.aim) if need else 0)
    )


def _range_fit(exercise: Exercise, aim: Aim) -> int:
    """1 where it works the muscle in the part of its range that the aim asks for, -1 where it works a long one long."""
    if exercise.range_of_work is WORKS_AT.get(aim):
        return int(exercise.range_of_work is not None)
    return -int(aim is Aim.INNER_RANGE and exercise.range_of_work is WorkRange.OUTER)


def _like_the_failing_task(exercise: Exercise, need: Need | None, library: Library) -> bool:
    """Whether it is done in the position of the test that speaks loudest for the need."""
    loudest = need.hypothesis.because[0] if need else None
    test = library.tests.get(loudest.test) if loudest else None
    return test is not None and test.position == exercise.position


def pool_for(stages: Collection[int], allowance: Allowance, taken: set[str]) -> list[Exercise]:
    """What may be added to a stage to fill a need: training items of these stages, allowed and at hand."""
    return [
        each
        for each in allowance.library.exercises.values()
        if not each.adjunct
        and each.category not in NEVER_ADDED
        and each.stage in stages
        and each.id not in taken
        and allowance.allows(each)
        and not allowance.lacking(each)
    ]
