"""What is said when something can be recorded that nothing follows from."""

from itertools import takewhile

import pytest

from therapy.knowledge import load_library

SILENT = "it speaks for no place and no muscle."
NOBODY = "speaks for nothing and asks for nobody. Say in 'note_only' why it is recorded."


def test_every_sign_speaks_for_something_or_is_noted_or_asks_for_somebody():
    library = load_library()
    silent = [each for each in library.signs.values() if not (each.confidence or each.main_link or each.note_only)]

    assert silent
    assert all(library.special_tests[each.group.removeprefix("special:")].urgency for each in silent)


@pytest.mark.parametrize(
    ("file", "start", "speaks"),
    [
        ("movements.yaml", "  range:\n", "    limited:\n"),
        ("movements.yaml", "  range:\n", "    excessive:\n"),
        ("movements.yaml", "  strength:\n", "    weak:\n"),
        ("muscle_exams.yaml", "  strength:\n", "    weak:\n"),
        ("muscle_exams.yaml", "  length:\n", "    short:\n"),
        ("muscle_exams.yaml", "  length:\n", "    long:\n"),
        ("symptoms.yaml", "  provokes:\n", "      speaks:\n"),
        ("symptoms.yaml", "  eases:\n", "      speaks:\n"),
        ("discriminators.yaml", "  first:\n", "    speaks:\n"),
        ("discriminators.yaml", "  second:\n", "    speaks:\n"),
    ],
)
def test_what_can_be_found_speaks_for_a_place_or_a_muscle(copy, file, start, speaks):
    silence(copy, file, start, speaks)

    assert SILENT in [error.partition(": ")[2] for error in copy.errors]


def test_a_special_test_speaks_or_says_why_not(copy):
    silence(copy, "special_tests.yaml", "- id: clarke\n", "  positive:\n")

    assert [error.partition(": ")[2] for error in copy.errors] == [f"'clarke' {NOBODY}"]


def test_a_special_test_may_ask_for_somebody_instead_of_speaking(copy):
    silence(copy, "special_tests.yaml", "- id: thompson\n", "  positive:\n")

    assert copy.errors == []


def test_a_special_test_may_be_looked_at_by_a_combination_instead_of_speaking(copy):
    text = (copy.folder / "special_tests.yaml").read_text()
    note = text.split("- id: tuning_fork\n")[1].split("  note_only:")[1].split("\n\n")[0]
    copy.change("special_tests.yaml", f"  note_only:{note}\n", "")

    assert copy.errors == []


def test_a_special_test_that_speaks_is_not_noted_only(copy):
    copy.change("special_tests.yaml", "  rules_out: 0.9\n", "  rules_out: 0.9\n  note_only: says little\n")

    assert copy.errors == [
        copy.line("special_tests.yaml", "note_only: says little")
        + "'pivot_shift' is noted only, yet it speaks for something. Drop one of them."
    ]


@pytest.mark.parametrize(
    ("condition", "old", "new"),
    [
        ("talus_glided", "condition: talus_glided", "condition: knee_bent"),
        ("slower", "  name: Slower\n", "  name: Slower\n  note_only: says nothing\n"),
    ],
)
def test_a_condition_sets_something_apart_or_says_why_not(copy, condition, old, new):
    copy.change("discriminators.yaml" if old.startswith("condition") else "retest_conditions.yaml", old, new)

    says = f"'{condition}' must set two explanations apart, or say in 'note_only' why it does not."
    assert [error.partition(": ")[2] for error in copy.errors] == [says]


@pytest.mark.parametrize(
    ("test", "old", "key"),
    [
        ("deep_neck_flexor_endurance", "    ccft_stage: the cuff test stands", "ccft_stage"),
        ("impact_readiness", "    tasks: kept", "tasks"),
        ("step_down", "    items: each fault", "items"),
        ("step_down", "    score: the sum", "score"),
        ("diastasis_check", "    method: says", "method"),
        ("side_plank_endurance", "    knees_version: marks", "knees_version"),
    ],
)
def test_a_number_is_read_or_says_why_it_is_recorded(copy, test, old, key):
    file = f"tests/{test}.yaml"
    copy.change(file, old, old.replace(f"    {key}:", "    other:"))

    assert [error.partition(": ")[2] for error in copy.errors] == [
        f"nothing reads '{key}' of '{test}'. Say under 'note_only' why it is recorded.",
        f"'other' is noted only, but '{test}' does not record it, or it is read.",
    ]


def test_a_number_that_is_read_is_not_noted_only(copy):
    copy.change("tests/multifidus_lift.yaml", "  sites:\n", "  note_only:\n    grade: only noted\n  sites:\n")

    assert copy.errors == [
        copy.line("tests/multifidus_lift.yaml", "grade: only noted")
        + "'grade' is noted only, but 'multifidus_lift' does not record it, or it is read."
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("tests/single_leg_stance.yaml", "      cap: 45\n", "", "ec"),
        ("tests/adim_pbu.yaml", "      when: supine_40\n", "", "mode"),
        ("retest_conditions.yaml", "pelvic_squeeze_helps", "pelvis_held", "pelvic_squeeze_helps"),
        ("discriminators.yaml", "[as_effort, as_rotate]", "[tr_drop]", "pelvic_squeeze_helps"),
    ],
)
def test_a_number_is_read_beyond_a_cap_as_a_mode_or_as_a_retest(copy, file, old, new, key):
    copy.change(file, old, new)

    assert any(f"nothing reads '{key}' of " in error for error in copy.errors)


def test_another_name_leads_to_one_record_only(copy):
    copy.change("special_tests.yaml", "    fadir_test,", "    patrick,")

    assert [error.partition(": ")[2] for error in copy.errors] == ["the name 'patrick' leads to 'faber' already."]


def test_another_name_is_not_the_id_of_a_different_record(copy):
    copy.change("symptoms.yaml", "aliases: [night_pain,", "aliases: [running,")

    assert [error.partition(": ")[2] for error in copy.errors] == ["the name 'running' leads to 'running' already."]


def silence(copy, file: str, start: str, speaks: str) -> None:
    """Leave of the first `speaks` after the first `start` only its evidence and its sources."""
    text = (copy.folder / file).read_text()
    at = text.index(speaks, text.index(start))
    rest = text[at + len(speaks) :]
    margin = " " * (len(speaks) - len(speaks.lstrip()) + 2)
    block = "".join(takewhile(lambda line: line.startswith(margin), rest.splitlines(keepends=True)))
    kept = f"{margin}evidence: convention\n{margin}sources: [convention]\n"
    copy.write(file, text[:at] + speaks + kept + rest[len(block) :])
