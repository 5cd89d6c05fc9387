"""Changes as a page sends them: what it had seen is compared as it is kept, not as it was typed."""

from datetime import date

import pytest

from therapy.assessments.changes import apply_change
from therapy.assessments.changing import ChangedSince
from therapy.assessments.models import BodyMapEntry, Measurement

TODAY = date(2026, 11, 25)
TOE_TO_WALL = {"kind": "measurement", "test": "knee_to_wall", "key": "distance", "side": "left", "site": ""}
LOWER_BACK = {"kind": "body_map", "region": "lumbar", "side": ""}


def change(sitting, by, **said):
    return apply_change(assessment=sitting, said=said, today=TODAY, by=by)


def test_a_number_typed_twice_before_the_first_is_answered_is_no_conflict(sitting, alice, bob):
    change(sitting, alice, **TOE_TO_WALL, value="6,5", was=None)
    change(sitting, alice, **TOE_TO_WALL, value="7", was="6,5")
    assert Measurement.objects.visible_to(alice).get().value == 7

    change(sitting, bob, **TOE_TO_WALL, value="9", was=7)
    with pytest.raises(ChangedSince):
        change(sitting, alice, **TOE_TO_WALL, value="8", was="7")


def test_marks_typed_twice_before_the_first_is_answered_are_no_conflict(sitting, alice, bob):
    typed = {"pain": "5", "tension": "", "recurrence": "", "onset": "2021-07", "history": "none"}
    change(sitting, alice, **LOWER_BACK, value=typed, was=None)
    change(sitting, alice, **LOWER_BACK, value=typed | {"pain": "6"}, was=typed)
    assert BodyMapEntry.objects.visible_to(alice).get().pain == 6

    change(sitting, bob, **LOWER_BACK, value=typed | {"pain": "9"}, was=typed | {"pain": "6"})
    with pytest.raises(ChangedSince):
        change(sitting, alice, **LOWER_BACK, value=typed | {"pain": "2"}, was=typed | {"pain": "6"})


def test_a_test_is_skipped_and_taken_up_again_like_any_other_change(sitting, alice):
    change(sitting, alice, kind="skip", test="step_down", value="No time left", was="")
    sitting.refresh_from_db()
    assert sitting.skipped == {"step_down": "No time left"}

    change(sitting, alice, kind="skip", test="step_down", value="", was="No time left")
    sitting.refresh_from_db()
    assert sitting.skipped == {}
