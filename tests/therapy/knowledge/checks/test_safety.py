"""What is said when a warning question, the pain scale or the words for a scale are incomplete."""


def test_a_warning_question_is_a_question(copy):
    copy.change("red_flags.yaml", "around your back passage or genitals?", "around your back passage or genitals.")

    assert copy.errors == [copy.line("red_flags.yaml", "ask:") + "a warning question must end with a question mark."]


def test_a_score_in_two_zones_and_one_in_none_are_told(copy):
    copy.change("pain.yaml", "range: [3, 5]", "range: [2, 4]")

    assert [error.partition(": ")[2] for error in copy.errors] == [
        "the score 2 lies in 2 zones. Every score from 0 to 10 lies in one.",
        "the score 5 lies in 0 zones. Every score from 0 to 10 lies in one.",
    ]


def test_a_vocabulary_without_words_for_one_of_its_words_is_told(copy):
    copy.change("scoring.yaml", "  moderate: 0.85\n", "")

    assert copy.errors == [
        copy.line("scoring.yaml", "  strong: 1.0") + "'evidence_weights' lacks a line for 'moderate'."
    ]


def test_an_urgency_that_is_used_must_be_described(copy):
    text = (copy.folder / "urgencies.yaml").read_text()
    copy.write("urgencies.yaml", text[: text.index("- id: routine")])

    files, sentences = zip(*(error.split(": ", 1) for error in copy.errors), strict=True)
    assert {file.partition(",")[0] for file in files} == {"red_flags.yaml", "combinations.yaml", "special_tests.yaml"}
    assert set(sentences) == {"urgencies.yaml does not describe 'routine'. Add an entry with this id."}


def test_bands_run_from_strong_to_weak(copy):
    copy.change("scoring.yaml", "at_least: 0.5", "at_least: 0.1")

    assert copy.errors == [
        copy.line("scoring.yaml", "at_least: 0.1") + "the bands must run from the strongest to the weakest."
    ]
