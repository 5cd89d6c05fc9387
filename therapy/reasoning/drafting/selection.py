"""Which template to draft from when none is named, and which exercise serves a muscle best (prescription.md 3)."""

from collections.abc import Collection, Iterable, Sequence

from therapy.knowledge import Library
from therapy.knowledge.records import Category, Exercise, Template
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.needs import Need
from therapy.reasoning.hypotheses.explanation import place_words
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


def inner_unit_choice(analysis: Analysis, library: Library) -> str:
    """The inner-unit muscle the findings ask to start with, or "" where they ask for none in particular."""
    seen = {finding.observation for finding in analysis.findings if finding.severity}
    if any(observation.id in seen for observation in library.tests[PELVIC_SYMPTOMS].observations):
        return "pelvic_floor"
    if "diastasis_doming" in analysis.safety.tags:
        return "transversus_abdominis"
    under = {each.muscle for each in analysis.muscles if each.state == "under"}
    lumbar = any(at.region == "lumbar" for at in analysis.complaints)
    return "lumbar_multifidus" if lumbar or "lumbar_multifidus" in under else ""


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
        + weights.fit_equipment * (not allowance.lacking(exercise))
        + weights.fit_later_stage * (exercise.stage - 1) / 3
        + weights.fit_caution * len(allowance.cautions(exercise))
        + weights.fit_same_position * monotonous
    )


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
