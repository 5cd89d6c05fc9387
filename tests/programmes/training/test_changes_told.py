from datetime import UTC, datetime

import pytest
from django.urls import reverse

from programmes.prescribing.models import Prescription, Stage
from programmes.training import actions
from programmes.training.actions.telling import new_in
from programmes.training.models import ToldChange
from tests.programmes.training.conftest import MONDAY, draft_of

TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.fixture
def draft(sessions, programme):
    """A second version with more of the bird dog, a bridge beside it in A, and a longer stage."""
    made = draft_of(programme, number=2, weeks=3)
    rows = Prescription.objects.of(programme.client).filter(workout__stage__version=made)
    rows.update(sets=3)
    first = rows.order_by("workout__letter").first()
    new = {"exercise": "bridge_double", "sets": 2, "reps": 10, "per_week": 3}
    Prescription.objects.create(practice=made.practice, workout=first.workout, position=2, **new)
    return made


def test_each_change_is_told_once_in_everyday_words(draft, programme):
    said = new_in(programme, draft)

    assert len(said) == 3
    assert said[0] == "“Base” lasts 3 weeks, before it was 2 weeks."
    assert "3 × 8" in said[1]
    assert "before 2 × 8" in said[1]
    assert said[2].startswith("New: ")


def test_a_swap_is_told_as_one_thing_and_a_first_version_as_nothing(sessions, programme, version, dana):
    swapped = draft_of(programme, number=2)
    Prescription.objects.of(dana).filter(workout__stage__version=swapped).update(exercise="clam", side="each")

    assert new_in(programme, version) == []
    [said] = new_in(programme, swapped)
    assert "in place of opposite arm and leg" in said


def test_a_new_stage_more_sessions_and_another_order_are_told(sessions, programme, dana):
    changed = draft_of(programme, number=2, letters="A")
    Stage.objects.of(dana).filter(version=changed).update(sessions_per_week=4)
    Stage.objects.create(
        practice=changed.practice,
        version=changed,
        number=2,
        name="Load",
        first_week=3,
        last_week=4,
        sessions_per_week=2,
    )

    said = new_in(programme, changed)

    assert "Weeks 1 to 2: 4 sessions a week, before 3." in said
    assert "Session B is taken out of weeks 1 to 2." in said
    assert "New: Weeks 3 to 4, “Load”." in said


@pytest.fixture
def published(draft, programme, alice):
    said = {"starts_on": MONDAY, "message": "You are ready for more."}
    return actions.publish_with_reasons(
        programme=programme, said=said, whys=["You asked for it.", "", "Your hips are ready."], now=TUESDAY, by=alice
    )


def test_the_client_reads_what_changed_and_why(published, signed_in, dana, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: TUESDAY)
    browser = signed_in(dana)

    today = browser.get(reverse("training:my_today")).text

    assert "changed 3 things" in today
    assert "Why: You asked for it." in today
    assert today.count("Why: ") == 2, "a change without a why says none"
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 18, 9, tzinfo=UTC))
    assert "changed 3 things" not in browser.get(reverse("training:my_today")).text


def test_what_was_told_stays_as_it_was_told(published, programme, alice, dana):
    before = list(ToldChange.objects.of(dana).values())

    actions.publish_with_reasons(
        programme=programme, said={"starts_on": MONDAY, "message": ""}, whys=["Another."], now=TUESDAY, by=alice
    )

    assert list(ToldChange.objects.of(dana).values()) == before


def test_the_publishing_form_offers_a_why_for_each_change_and_sends_it(
    draft, programme, signed_in, alice, charlie, dana
):
    address = reverse("training:changes", args=[programme.pk])

    fragment = signed_in(alice).get(address, headers={"HX-Request": "true"}).text

    assert fragment.count('name="why"') == 3
    assert signed_in(alice).get(address).status_code == 302
    assert signed_in(charlie).get(address, headers={"HX-Request": "true"}).status_code == 404
    said = {"seen": f"2.{draft.edits}", "starts_on": "2026-11-26", "message": "", "why": ["One", "Two", "Three"]}
    signed_in(alice).post(reverse("training:publish", args=[programme.pk]), said)
    assert [change.why for change in ToldChange.objects.of(dana)] == ["One", "Two", "Three"]


def test_making_it_longer_tells_why(sessions, programme, alice, dana):
    actions.extend_programme(programme=programme, weeks=1, reason="One week more.", now=TUESDAY, by=alice)

    assert [(change.says, change.why) for change in ToldChange.objects.of(dana)] == [
        ("“Base” lasts 3 weeks, before it was 2 weeks.", "One week more.")
    ]
