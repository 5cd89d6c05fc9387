"""What is said when ranges, strength and length tests do not fit together."""

import pytest

MOVEMENTS, EXAMS = "movements.yaml", "muscle_exams.yaml"


def said(copy) -> list[str]:
    """The errors without file and line."""
    return [error.partition(": ")[2] for error in copy.errors]


def test_a_movement_is_named_by_its_region_and_direction(copy):
    copy.change(MOVEMENTS, "- id: knee_flexion", "- id: knee_bend")

    assert copy.errors == [copy.line(MOVEMENTS, "- id: knee_bend") + "this is the movement 'knee_flexion'. Name it so."]


def test_a_movement_without_range_and_strength_is_told(copy):
    rows = (
        "- id: knee_rotation",
        "region: knee",
        "direction: rotation",
        "name: Turning",
        "plain: a turn",
        "sided: true",
    )
    copy.change(MOVEMENTS, "- id: knee_flexion", "\n  ".join(rows) + "\n\n- id: knee_flexion")

    assert said(copy) == ["'knee_rotation' has neither a range nor a strength. Give one, or take it out."]


def test_an_exam_without_strength_and_length_is_told(copy):
    held = (copy.folder / EXAMS).read_text()
    before, _, after = held.partition("- muscle: popliteus\n")
    copy.write(EXAMS, f"{before}- muscle: popliteus\n\n# lower leg{after.partition('# lower leg')[2]}")

    assert said(copy) == ["'popliteus' has neither a strength nor a length. Give one, or take it out."]


def test_a_muscle_without_an_exam_is_told(copy):
    held = (copy.folder / EXAMS).read_text()
    before, _, after = held.partition("- muscle: popliteus\n")
    copy.write(EXAMS, f"{before}# lower leg{after.partition('# lower leg')[2]}")

    assert copy.errors == [
        copy.line("muscles.yaml", "id: popliteus")
        + "'popliteus' is not in muscle_exams.yaml. Say there how it is examined."
    ]


@pytest.mark.parametrize(
    ("low", "high", "usual"), [(-50, 90, "-50 to 90"), (60, 130, "60 to 130"), (90, 60, "90 to 60")]
)
def test_what_is_usual_is_within_the_bounds_from_low_to_high(copy, low, high, usual):
    copy.change(MOVEMENTS, "{low: 60, high: 90, sources: [aaos", f"{{low: {low}, high: {high}, sources: [aaos")

    assert copy.errors == [
        copy.line(MOVEMENTS, f"low: {low}, high: {high}") + f"{usual} is no range within the bounds 0 to 120."
    ]


def test_a_usual_strength_runs_from_low_to_high(copy):
    copy.change(MOVEMENTS, "{low: 120, high: 230,", "{low: 230, high: 120,")

    assert copy.errors == [copy.line(MOVEMENTS, "low: 230, high: 120") + "230 to 120 is no usual strength."]


def test_a_usual_strength_of_a_muscle_is_looked_at_too(copy):
    usual = "usual: {N: [{low: 9, high: 5, sources: [convention]}]}\n    weak:"
    copy.change(EXAMS, "    weak:", f"    {usual}")

    assert said(copy) == ["9 to 5 is no usual strength."]


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("short_by", "[5, 8, 15]"),
        ("beyond_by", "[8, 15, 22]"),
        ("side_difference", "[6, 10, 15]"),
    ],
)
@pytest.mark.parametrize("spoilt", ["[4, 8, 15]", "[8, 7, 15]", "[8, 9, 9]"])
def test_steps_grow_and_begin_no_earlier_than_the_error(copy, key, steps, spoilt):
    held = (copy.folder / MOVEMENTS).read_text()
    before, name, after = held.partition("- id: hip_extension")
    copy.write(MOVEMENTS, before + name + after.replace(f"{key}: {steps}", f"{key}: {spoilt}", 1))

    assert said(copy) == [f"the steps of '{key}' must grow, and begin no earlier than the error, 5."]


def test_steps_of_too_much_say_nothing_where_too_much_is_not_described(copy):
    held = (copy.folder / MOVEMENTS).read_text()
    before, name, after = held.partition("- id: foot_extension")
    copy.write(
        MOVEMENTS,
        before
        + name
        + after.replace("        side_difference", "        beyond_by: [8, 15, 20]\n        side_difference", 1),
    )

    assert said(copy) == ["'foot_extension' needs both 'excessive' and 'beyond_by' in each of its scales, or neither."]


def test_too_much_is_not_described_where_no_scale_has_steps_for_it(copy):
    copy.change(MOVEMENTS, "        beyond_by: [1.5, 3, 4.5]\n", "")

    assert copy.errors == [
        copy.line(MOVEMENTS, "bounds: [0, 15]")
        + "'lumbar_flexion' needs both 'excessive' and 'beyond_by' in each of its scales, or neither."
    ]


def test_a_movement_speaks_of_no_muscle_far_away(copy):
    copy.change(MOVEMENTS, "shortened: {soleus: 0.5,", "shortened: {scalenes: 0.1, soleus: 0.5,")

    assert copy.errors == [copy.line(MOVEMENTS, "scalenes: 0.1") + "'scalenes' touches neither ankle nor a neighbour."]


@pytest.mark.parametrize("link", ["overactive", "lengthened_opposite"])
def test_an_exam_speaks_of_no_muscle_far_away(copy, link):
    copy.change(EXAMS, "underactive: {popliteus:", f"{link}: {{scalenes: 0.1}}\n      underactive: {{popliteus:")

    assert said(copy) == ["'scalenes' touches neither knee nor a neighbour."]


def test_a_muscle_does_not_limit_the_movement_it_makes(copy):
    copy.change(MOVEMENTS, "shortened: {soleus: 0.5,", "shortened: {tibialis_anterior: 0.1, soleus: 0.5,")

    assert said(copy) == ["'tibialis_anterior' cannot be what limits 'ankle_dorsiflexion'."]


def test_a_muscle_of_the_other_side_does_not_limit_the_movement_it_makes_there(copy):
    copy.change(
        MOVEMENTS, "underactive_opposite: {sternocleidomastoid: 0.4}", "underactive_opposite: {levator_scapulae: 0.4}"
    )

    assert said(copy) == ["'levator_scapulae' cannot be what limits 'neck_rotation'."]


def test_a_long_muscle_limits_nothing(copy):
    copy.change(
        MOVEMENTS, "      shortened: {soleus: 0.5,", "      lengthened: {gracilis: 0.1}\n      shortened: {soleus: 0.5,"
    )

    assert said(copy) == ["'gracilis' cannot be what limits 'ankle_dorsiflexion'."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("underactive: {popliteus: 0.45,", "underactive: {popliteus: 0.2,"),
        ("shortened: {piriformis: 0.55,", "shortened: {"),
        ("lengthened: {fibulares: 0.4}", "lengthened: {soleus: 0.4}"),
    ],
)
def test_an_exam_speaks_first_of_the_muscle_that_is_examined(copy, old, new):
    copy.change(EXAMS, old, new)

    assert [error.partition(" is ")[2] for error in said(copy)] == ["what is examined, so nothing may weigh more."]


def test_an_exam_that_speaks_of_no_muscle_is_told(copy):
    copy.change(EXAMS, "      lengthened: {fibulares: 0.4}\n", "")

    assert said(copy) == ["'fibulares' is what is examined, so nothing may weigh more."]


def test_a_mechanism_comes_with_its_confidence(copy):
    copy.change(MOVEMENTS, "      mechanism: tissue\n", "")

    assert said(copy) == ["'mechanism' and 'confidence' go together. Give both or neither."]


def test_a_symptom_is_read_or_noted_only(copy):
    copy.change("symptoms.yaml", "  provokes:\n", "  note_only: never read\n  provokes:\n")

    assert said(copy)[0].endswith("needs either readings or the reason it is 'note_only', not both.")
