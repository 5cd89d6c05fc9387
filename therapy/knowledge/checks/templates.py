"""Programme templates: weeks without gaps, items that fit stage, tags and time."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.reading.nodes import Step
from therapy.knowledge.records import Category, Exercise, Phase, Template, TemplateItem

WALKING = "walking"
SHORTEST_REPETITION_SECONDS = 3
RELEASE_OF_HOLD_SECONDS = 2


def phases_follow_one_another(library: Library) -> Remarks:
    """Numbers and weeks run on from one, and the last week is the template's duration."""
    for template in library.templates.values():
        last_week = 0
        for position, phase in enumerate(template.phases):
            begins, ends = phase.weeks
            if begins != last_week + 1 or ends < begins or phase.number != position + 1:
                says = f"phase {position + 1} must be number {position + 1} and begin in week {last_week + 1}."
                yield Remark(("templates", template.id), ("phases", position, "weeks"), says)
            last_week = ends
        if last_week != template.duration_weeks:
            says = f"the phases end in week {last_week}, but the template lasts {template.duration_weeks} weeks."
            yield Remark(("templates", template.id), ("duration_weeks",), says)


def items_stand_once_in_a_phase(library: Library) -> Remarks:
    for template, place, phase in _phases(library):
        seen: set[str] = set()
        for position, item in enumerate(phase.exercises):
            if item.exercise in seen:
                says = f"'{item.exercise}' stands twice in phase {phase.number}. Keep one."
                yield Remark(("templates", template.id), (*place, "exercises", position), says)
            seen.add(item.exercise)


def items_fit_the_assumed_tags(library: Library) -> Remarks:
    for template, place, phase in _phases(library):
        for path, exercise in _prescribed(library, phase):
            for tag in sorted({*exercise.avoid} & {*phase.assumed_tags}):
                says = f"'{exercise.id}' must be avoided with '{tag}', which phase {phase.number} assumes."
                yield Remark(("templates", template.id), (*place, *path), says)


def items_fit_the_stage(library: Library) -> Remarks:
    """Within the focus or one stage below it; maintenance (walking, breathing, pelvic floor) fits any phase."""
    for template, place, phase in _phases(library):
        low, high = max(1, min(phase.stage_focus) - 1), max(phase.stage_focus)
        for position, item in enumerate(phase.exercises):
            exercise = library.exercises[item.exercise]
            if not _is_maintenance(exercise) and not low <= exercise.stage <= high:
                says = f"'{exercise.id}' is of stage {exercise.stage}, but phase {phase.number} takes {low} to {high}."
                yield Remark(("templates", template.id), (*place, "exercises", position), says)


def adjuncts_are_adjuncts(library: Library) -> Remarks:
    for template, place, phase in _phases(library):
        for position, item in enumerate(phase.adjuncts):
            if not library.exercises[item].adjunct:
                says = f"'{item}' is no release, lengthening or mobility item, so it is no adjunct."
                yield Remark(("templates", template.id), (*place, "adjuncts", position), says)


def the_focus_never_falls(library: Library) -> Remarks:
    for template in library.templates.values():
        for position in range(1, len(template.phases)):
            before, phase = template.phases[position - 1 : position + 1]
            if max(phase.stage_focus) < max(before.stage_focus):
                says = f"phase {phase.number} has a lower focus than the phase before it."
                yield Remark(("templates", template.id), ("phases", position, "stage_focus"), says)


def impact_waits_after_birth(library: Library) -> Remarks:
    """No phase of a template asks for impact sooner after a birth than the template itself allows."""
    for template, place, phase in _phases(library):
        least = template.impact_min_weeks_since_birth or 0
        for path, exercise in _prescribed(library, phase):
            if exercise.category is Category.IMPACT and (phase.min_weeks_since_birth or 0) < least:
                waits = f"this template has it wait for {least} weeks after a birth. Phase {phase.number} does not."
                says = f"'{exercise.id}' is impact, and {waits}"
                yield Remark(("templates", template.id), (*place, *path), says)


def sessions_fit_the_time(library: Library) -> Remarks:
    for template, place, phase in _phases(library):
        minutes = sum(_item_minutes(library, phase, item) for item in phase.exercises)
        if minutes > library.selection.max_session_minutes:
            says = f"a session of phase {phase.number} takes about {minutes:.0f} minutes. Drop sets or items."
            yield Remark(("templates", template.id), (*place, "exercises"), says)


def _phases(library: Library) -> Iterator[tuple[Template, tuple[Step, ...], Phase]]:
    for template in library.templates.values():
        for position, phase in enumerate(template.phases):
            yield template, ("phases", position), phase


def _prescribed(library: Library, phase: Phase) -> Iterator[tuple[tuple[Step, ...], Exercise]]:
    for position, item in enumerate(phase.exercises):
        yield ("exercises", position), library.exercises[item.exercise]
    for position, adjunct in enumerate(phase.adjuncts):
        yield ("adjuncts", position), library.exercises[adjunct]


def _is_maintenance(exercise: Exercise) -> bool:
    return exercise.id == WALKING or exercise.category is Category.BREATHING or exercise.id.startswith("pf_")


def _item_minutes(library: Library, phase: Phase, item: TemplateItem) -> float:
    """Average minutes of an item in one session; one due less often than the sessions is rotated."""
    exercise = library.exercises[item.exercise]
    if exercise.id == WALKING:
        return 0
    sides = 2 if exercise.unilateral else 1
    per_repetition = max(item.hold_seconds, SHORTEST_REPETITION_SECONDS)
    per_repetition += RELEASE_OF_HOLD_SECONDS if item.hold_seconds else 0
    seconds = item.sets * (item.reps * per_repetition * sides + exercise.dosage.rest_seconds)
    return seconds * min(1, item.sessions_per_week / phase.sessions_per_week) / 60
