"""Rules a new exercise must not forget: the obvious tags, and how an exercise is described."""

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.records import Category, Exercise, LoadClass, Position

IMPACT_AVOIDS = (
    "postpartum_lt12wk",
    "caesarean_lt12wk",
    "prolapse_symptoms",
    "pelvic_girdle_pain",
    "osteoporosis_impact",
    "knee_effusion",
    "ankle_acute",
    "achilles_reactive",
)
HEAVY_LOAD_HEEDS = ("postpartum_lt12wk", "prolapse_symptoms")
LETTING_GO = "pf_relax"
CUES = range(2, 5)


def muscles_and_tags_stand_in_one_list_only(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        for one, other in (("primary", "secondary"), ("avoid", "caution")):
            for both in sorted({*getattr(exercise, one)} & {*getattr(exercise, other)}):
                says = f"'{both}' stands in both '{one}' and '{other}'. Keep the first."
                yield Remark(("exercises", exercise.id), (other, getattr(exercise, other).index(both)), says)


def cues_are_two_to_four(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if len(exercise.cues) not in CUES:
            says = f"an exercise has two to four cues, and this one has {len(exercise.cues)}."
            yield Remark(("exercises", exercise.id), ("cues",), says)


def faults_are_named(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if not exercise.common_faults:
            yield Remark(("exercises", exercise.id), ("common_faults",), f"'{exercise.id}' names no common fault.")


def positions_carry_their_pregnancy_tags(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.position is Position.SUPINE:
            yield from _must_heed(exercise, ("pregnancy_supine",), "an exercise lying on the back")
        if exercise.position is Position.PRONE:
            yield from _must_avoid(exercise, ("pregnancy_general",), "an exercise lying on the front")


def impact_is_off_where_it_harms(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.category is Category.IMPACT:
            yield from _must_avoid(exercise, IMPACT_AVOIDS, "an impact exercise")
            yield from _must_heed(exercise, ("leak_on_effort",), "an impact exercise")


def heavy_load_heeds_the_pelvic_floor(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.load_class is LoadClass.HIGH:
            yield from _must_heed(exercise, HEAVY_LOAD_HEEDS, "a high-load exercise")


def stretches_and_releases_heed_their_tags(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.category is Category.LENGTHEN:
            yield from _must_heed(exercise, ("hypermobility_end_range",), "a stretch")
        if exercise.category is Category.RELEASE:
            yield from _must_avoid(exercise, ("roller_caution",), "a release item")


def squeezes_are_off_for_an_overactive_pelvic_floor(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.id.startswith("pf_") and exercise.id != LETTING_GO:
            yield from _must_avoid(exercise, ("pelvic_floor_overactive",), "a pelvic-floor squeeze")


def _must_avoid(exercise: Exercise, tags: tuple[str, ...], what: str) -> Remarks:
    for tag in tags:
        if tag not in exercise.avoid:
            yield Remark(("exercises", exercise.id), ("avoid",), f"{what} must avoid '{tag}'. Add it to 'avoid'.")


def _must_heed(exercise: Exercise, tags: tuple[str, ...], what: str) -> Remarks:
    for tag in tags:
        if tag not in (*exercise.avoid, *exercise.caution):
            says = f"{what} must heed '{tag}'. Add it to 'caution' or 'avoid'."
            yield Remark(("exercises", exercise.id), ("caution",), says)
