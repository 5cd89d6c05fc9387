"""What is said about a data folder in which one thing is wrong: always the file, the line and what is right."""

CLAM = "exercises/clam.yaml"


def test_a_misspelt_key_is_named_with_the_one_that_was_meant(copy):
    copy.change(CLAM, "hold_seconds:", "hold_second:")

    assert copy.errors == [
        copy.line(CLAM, "sets:") + "a dosage needs 'hold_seconds', and it is missing here.",
        copy.line(CLAM, "hold_second:") + "'hold_second' is not a field of a dosage. Did you mean 'hold_seconds'?",
    ]


def test_a_key_no_exercise_has_is_named(copy):
    copy.change(CLAM, "order:", "colour: red\norder:")

    assert copy.errors[0].startswith(copy.line(CLAM, "colour:") + "'colour' is not a field of an exercise.")


def test_a_dose_beyond_what_is_plausible_is_refused(copy):
    copy.change(CLAM, "  sets: 3", "  sets: 30")

    assert copy.errors == [copy.line(CLAM, "sets:") + "'sets' is 30, but must be between 1 and 6 sets."]


def test_a_measure_in_an_unknown_unit_is_refused(copy):
    file = "tests/knee_to_wall.yaml"
    copy.change(file, "unit: cm", "unit: inch")

    assert copy.errors[0].startswith(copy.line(file, "unit:") + "'unit' is 'inch', but must be one of: s, mm, cm,")


def test_a_measure_needs_a_unit_or_options(copy):
    file = "tests/knee_to_wall.yaml"
    copy.change(file, "      unit: cm\n", "")

    assert copy.errors == [
        copy.line(file, "key: distance") + "measure 'distance' needs either a 'unit' or its 'options', not both."
    ]


def test_a_muscle_that_does_not_exist_is_answered_with_the_nearest(copy):
    copy.change(CLAM, "- gluteus_medius", "- gluteus_medus")

    assert copy.errors == [
        copy.line(CLAM, "gluteus_medus")
        + "'primary' names the muscle 'gluteus_medus', which does not exist. Did you mean 'gluteus_medius'?"
    ]


def test_a_source_that_is_not_in_the_bibliography_is_refused(copy):
    copy.change(CLAM, "- macadam2015", "- macadam2015x")

    assert copy.errors == [
        copy.line(CLAM, "macadam2015x")
        + "'sources' names the source 'macadam2015x', which does not exist. Did you mean 'macadam2015'?"
    ]


def test_a_record_without_a_source_is_refused(copy):
    copy.change(CLAM, "sources:\n  - macadam2015", "sources: []")

    assert copy.errors == [copy.line(CLAM, "sources:") + "'sources' needs at least 1, and has 0."]


def test_an_id_other_than_the_name_of_the_file_is_refused(copy):
    copy.change("templates/foundation_inner_unit_4w.yaml", "id: foundation", "id: fundation")

    assert copy.errors == [
        "templates/foundation_inner_unit_4w.yaml, line 1: 'id' is 'fundation_inner_unit_4w', "
        "but the file is named 'foundation_inner_unit_4w'. Make them the same."
    ]


def test_an_id_that_is_taken_is_refused(copy):
    copy.change("batteries.yaml", "id: postpartum", "id: general")

    assert copy.errors == ["batteries.yaml, line 41: the id 'general' is taken already, by batteries.yaml, line 3."]


def test_an_entry_without_an_id_is_told_once(copy):
    copy.change("batteries.yaml", "- id: general\n  minutes", "- minutes")
    copy.change("batteries.yaml", "- id: low_back\n  minutes", "- minutes")

    assert [error.partition(": ")[2] for error in copy.errors] == ["a battery needs 'id', and it is missing here."] * 2


def test_a_record_with_a_mistake_is_still_known_to_those_that_name_it(copy):
    copy.change("muscles.yaml", "role: local_stabiliser", "role: stabiliser")

    assert len(copy.errors) == 1
    assert "'role' is 'stabiliser'" in copy.errors[0]


def test_a_chain_edge_from_a_region_to_itself_is_refused(copy):
    copy.change("chain_edges.yaml", "between: [foot, ankle]", "between: [foot, foot]")

    assert copy.errors == [
        copy.line("chain_edges.yaml", "id: foot_ankle")
        + "'between' names the same region twice. A chain edge links two regions."
    ]


def test_a_question_asked_of_nobody_is_refused(copy):
    copy.change("red_flags.yaml", "    always: true", "    always: false")

    assert copy.errors == [
        copy.line("red_flags.yaml", "always: false")
        + "a question is asked either always or of named regions and populations."
    ]


def test_a_missing_file_is_told(copy):
    (copy.folder / "pain.yaml").unlink()
    (copy.folder / "outcomes.yaml").rename(copy.folder / "outcome.yaml")

    assert copy.errors[:3] == [
        "outcome.yaml, line 1: this file belongs to no kind of record. Rename or remove it.",
        "outcomes.yaml, line 1: this file is missing. It holds the outcomes.",
        "pain.yaml, line 1: this file is missing. It holds the pain.",
    ]


def test_a_file_that_is_not_yaml_is_told(copy):
    copy.write(CLAM, "id: [x")
    copy.write("flare.yaml", "")

    assert copy.errors == [
        CLAM + ", line 2: this is not YAML: did not find expected ',' or ']'.",
        "flare.yaml, line 1: the file is empty.",
    ]


def test_a_list_file_that_holds_something_else_is_told(copy):
    copy.write("caps.yaml", "id: load_step")
    copy.write("batteries.yaml", "")

    assert copy.errors == [
        "batteries.yaml, line 1: the file is empty.",
        "caps.yaml, line 1: the file holds a table, but must hold a list, one entry for each cap.",
    ]


def test_several_files_with_mistakes_are_all_told(copy):
    copy.change(CLAM, "stage: 1", "stage: 9").change("tests/aslr.yaml", "minutes: ", "minutes: x")

    assert [error.partition(",")[0] for error in copy.errors] == [CLAM, "tests/aslr.yaml"]
