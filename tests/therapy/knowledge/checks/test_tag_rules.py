"""What is said when an exercise forgets an obvious tag or is badly described."""

import pytest


@pytest.mark.parametrize(
    ("exercise", "line", "complaint"),
    [
        ("dead_bug_band", "  - pregnancy_supine\n", "lying on the back must heed 'pregnancy_supine'"),
        ("mf_prone", "  - pregnancy_general\n", "lying on the front must avoid 'pregnancy_general'"),
        ("hop_double", "  - knee_effusion\n", "an impact exercise must avoid 'knee_effusion'"),
        ("hop_double", "  - leak_on_effort\n", "an impact exercise must heed 'leak_on_effort'"),
        ("deadlift_kb", "  - prolapse_symptoms\n", "a high-load exercise must heed 'prolapse_symptoms'"),
        ("str_calf_wall", "  - hypermobility_end_range\n", "a stretch must heed 'hypermobility_end_range'"),
    ],
)
def test_an_obvious_tag_cannot_be_forgotten(copy, exercise, line, complaint):
    copy.change(f"exercises/{exercise}.yaml", line, "")

    assert len(copy.errors) == 1
    assert complaint in copy.errors[0]
    assert copy.errors[0].startswith(f"exercises/{exercise}.yaml, line ")


@pytest.mark.parametrize(
    ("exercise", "tag", "complaint"),
    [
        ("rel_calf_roll", "roller_caution", "a release item must avoid 'roller_caution'. Add it to 'avoid'."),
        ("pf_quick", "pelvic_floor_overactive", "a pelvic-floor squeeze must avoid 'pelvic_floor_overactive'."),
    ],
)
def test_a_tag_that_must_be_avoided_is_not_enough_as_a_caution(copy, exercise, tag, complaint):
    file = f"exercises/{exercise}.yaml"
    copy.change(file, f"avoid:\n  - {tag}\ncaution:", f"avoid: []\ncaution:\n  - {tag}")
    text = (copy.folder / file).read_text()
    copy.write(file, text.replace(f"  - {tag} []", f"  - {tag}"))

    assert len(copy.errors) == 1
    assert complaint in copy.errors[0]


def test_a_tag_stands_in_avoid_or_in_caution(copy):
    copy.change("exercises/clam.yaml", "avoid: []", "avoid:\n  - hip_replacement")

    assert copy.errors == [
        "exercises/clam.yaml, line 45: 'hip_replacement' stands in both 'avoid' and 'caution'. Keep the first."
    ]


def test_a_muscle_is_primary_or_secondary(copy):
    copy.change("exercises/clam.yaml", "secondary:\n", "secondary:\n  - gluteus_medius\n")

    assert [error.partition(": ")[2] for error in copy.errors] == [
        "'gluteus_medius' stands in both 'primary' and 'secondary'. Keep the first."
    ]


def test_one_cue_is_too_few(copy):
    copy.change("exercises/clam.yaml", "  - Heels together, pelvis stacked\n", "")

    assert copy.errors == [
        copy.line("exercises/clam.yaml", "  - Open the top knee")
        + "an exercise has two to four cues, and this one has 1."
    ]


def test_an_exercise_without_a_common_fault_is_worth_a_look(copy):
    copy.change("exercises/clam.yaml", "common_faults:\n  - Rolling back", "common_faults: []")

    assert copy.line("exercises/clam.yaml", "common_faults:") + "'clam' names no common fault." in copy.warnings
