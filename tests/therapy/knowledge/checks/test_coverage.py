"""What is said when something may be suspected and nothing can be prescribed, or is defined and never used."""

BAND = "exercises/band_tibial_turn_in.yaml"


def test_an_inhibited_muscle_needs_an_exercise_of_its_own(copy):
    copy.change(BAND, "  - popliteus\n", "").change(BAND, "  - gracilis", "  - popliteus")

    assert any("trains 'popliteus' first, though it is often inhibited." in error for error in copy.errors)


def test_an_inhibited_muscle_trained_late_only_is_not_covered(copy):
    copy.change(BAND, "stage: 2", "stage: 3")

    assert any("no exercise of stage 1 or 2 trains 'popliteus' first" in error for error in copy.errors)


def test_a_releasable_muscle_needs_an_easing_item(copy):
    for file in ("exercises/str_figure_four.yaml", "exercises/rel_glute_ball.yaml"):
        copy.change(file, "  - piriformis\n", "  - sartorius\n")

    assert [error.partition(": ")[2] for error in copy.errors] == [
        "nothing releases, lengthens or moves 'piriformis', though it is releasable."
    ]


def test_a_muscle_that_may_be_suspected_needs_an_exercise(copy):
    copy.change("tests/aslr.yaml", "underactive:\n", "underactive:\n      piriformis: 0.2\n")

    assert copy.errors == [
        copy.line("tests/aslr.yaml", "piriformis") + "'as_effort' may suspect 'piriformis', but no exercise trains it."
    ]


def test_a_tendency_no_observation_implies_is_worth_a_look(copy):
    for file in ("tests/overhead_squat.yaml", "tests/standing_posture.yaml"):
        copy.change(file, "      popliteus: 0.2\n", "")

    assert any(
        warning.endswith("no observation ever implies that 'popliteus' is inhibited.") for warning in copy.warnings
    )


def test_a_tag_no_exercise_heeds_is_worth_a_look(copy):
    tags = (copy.folder / "tags.yaml").read_text()
    copy.write("tags.yaml", tags + "\n- id: new_tag\n  name: New\n  modify: nothing\n  sources:\n    - convention\n")

    assert copy.line("tags.yaml", "id: new_tag") + "no exercise heeds the tag 'new_tag'." in copy.warnings
