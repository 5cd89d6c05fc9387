"""What was done of a set is kept and told beside the whole of what was asked."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes.prescribing.models import Prescription
from programmes.training import actions
from programmes.training.measures import Done, measure_of, measured
from programmes.training.models import SetLog
from tests.programmes.training.conftest import MONDAY, NOON, draft_of
from therapy.reasoning.dosage import parse


@pytest.mark.parametrize(
    ("dose", "name", "number", "kept", "words"),
    [
        ("3x10", "reps", 10, Done(10), "10"),
        ("3x10", "reps", 7, Done(7), "7 of 10"),
        ("3x8-12", "reps", 11, Done(11), "11"),
        ("3x8-12", "reps", 6, Done(6), "6 of 8–12"),
        ("10 breaths", "reps", 10, Done(10), "10 breaths"),
        ("3 x 30 s", "seconds", 25, Done(1, seconds=25), "25 of 30 s"),
        ("20-30 min", "minutes", 25, Done(1, seconds=1500), "25 min"),
        ("4 x 20 m", "metres", 0, Done(0), "0 of 20 m"),
        ("4 x 20 m", "metres", 20, Done(1, metres=20), "20 m"),
    ],
)
def test_a_set_is_measured_as_its_dose_asks(dose, name, number, kept, words):
    measure = measure_of(parse(dose))

    assert measure.name == name
    assert measured(name, number) == kept
    assert measure.words(kept) == words


@pytest.fixture
def holding(programme, dana):
    """A session that has begun, of one exercise held for 30 s with 4 kg, and its prescription."""
    draft = draft_of(programme, letters="A")
    Prescription.across_practices.update(sets=2, reps=1, duration_seconds=30, load_kg=Decimal(4), side="")
    session = actions.materialise_sessions(programme=programme, version=draft, today=MONDAY)[0]
    session.state, session.started_at, session.pain_before = "started", NOON, 2
    session.save()
    return session, Prescription.across_practices.get()


def test_time_and_load_are_logged_from_the_plain_form_and_shown_beside_the_target(holding, dana, signed_in):
    session, row = holding
    phone, page = signed_in(dana), reverse("training:my_session", args=[session.pk])
    shown = phone.get(page).text
    said = {"prescription_id": row.pk, "set_number": 1, "side": "", "seconds": 25, "hold_seconds": 0, "load_kg": "3.5"}

    phone.post(reverse("training:my_log_set", args=[session.pk]), said | {"made_id": row.pk})

    log = SetLog.objects.of(dana).get()
    assert 'name="seconds"' in shown
    assert 'name="load_kg"' in shown
    assert (log.reps, log.seconds, log.load_kg) == (1, 25, Decimal("3.5"))
    assert "25 of 30 s" in phone.get(page).text


def test_more_than_twice_the_time_is_taken_for_a_slip(holding, one_set, dana):
    session, _ = holding

    with pytest.raises(ValidationError, match="more than twice the plan"):
        actions.log_set(session=session, done=one_set(session, side="", reps=1, seconds=61), by=dana)

    _, is_new = actions.log_set(session=session, done=one_set(session, side="", reps=1, seconds=60), by=dana)
    assert is_new


def test_how_long_it_was_held_before_it_hurt_is_kept(holding, dana, signed_in):
    session, _ = holding

    page = signed_in(dana).get(reverse("training:my_hurts", args=[session.pk, 1]))
    signed_in(dana).post(reverse("training:my_hurts", args=[session.pk, 1]), {"pain": "3", "seconds": "10"})

    assert "Seconds done in this set" in page.text
    assert SetLog.objects.of(dana).values_list("reps", "seconds", "pain").get() == (1, 10, 3)
