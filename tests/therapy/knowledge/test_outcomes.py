"""Printed items of a measure: all of them, and only where they may be shown."""


def test_a_questionnaire_that_lacks_one_of_its_sentences_is_told(copy):
    copy.change("outcomes.yaml", "    - I stay in bed most of the time because of my back.\n", "")

    assert any("it has 24 items, but 23 are written here." in error for error in copy.errors)


def test_items_that_may_not_be_shown_are_refused(copy):
    copy.change("outcomes.yaml", "embed: 'yes'", "embed: total_only")

    assert any("its items may not be shown, so its record must not hold them." in error for error in copy.errors)
