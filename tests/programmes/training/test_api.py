from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.practices.tokens import issue_token
from programmes.training.models import Session, SetLog
from tests.programmes.builders import planned_session, running_programme
from tests.programmes.training.conftest import NO


@pytest.fixture
def session(dana) -> Session:
    today = timezone.localdate()
    return planned_session(running_programme(dana, starts_on=today - timedelta(days=7)), today)


@pytest.fixture
def started(session) -> Session:
    session.state, session.started_at, session.pain_before = "started", timezone.now(), 2
    session.save()
    return session


def url(name: str, *args) -> str:
    return reverse(f"api:{name}", args=args)


def a_set(session: Session, **other) -> dict:
    said = {
        "prescription": str(session.workout.prescriptions.first().pk),
        "set_number": 1,
        "side": "",
        "reps": 8,
        "done_at": timezone.now().isoformat(),
        "made_id": str(uuid4()),
    }
    return said | other


def test_a_set_is_created_then_replayed_then_in_conflict(started, dana, signed_in):
    phone, sets = signed_in(dana), url("my_session_sets", started.pk)
    said = a_set(started)

    answers = [phone.post(sets, body, content_type="application/json") for body in (said, said, {**said, "reps": 5})]

    assert [answer.status_code for answer in answers] == [201, 200, 409]
    assert answers[0].json() == answers[1].json()
    assert answers[2].json()["detail"] == [
        "This set is logged already, with other numbers. Undo it first to change it."
    ]
    assert SetLog.objects.of(dana).get().reps == 8


def test_a_clock_that_runs_ahead_counts_as_now(started, dana, signed_in):
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()

    signed_in(dana).post(
        url("my_session_sets", started.pk), a_set(started, done_at=tomorrow), content_type="application/json"
    )

    assert SetLog.objects.of(dana).get().done_at <= timezone.now()


@pytest.mark.parametrize(
    ("wrong", "field"), [({"reps": -1}, "reps"), ({"made_id": "x"}, "made_id"), ({"pain": 11}, "pain")]
)
def test_a_wrong_field_is_named(started, dana, signed_in, wrong, field):
    answer = signed_in(dana).post(
        url("my_session_sets", started.pk), a_set(started, **wrong), content_type="application/json"
    )

    assert answer.status_code == 400
    assert list(answer.json()) == [field]


def test_a_client_goes_through_a_session_by_the_api(session, dana, signed_in):
    phone = signed_in(dana)

    def post(name: str, body: dict):
        return phone.post(url(name, session.pk), body, content_type="application/json")

    kinds = [phone.get(url("my_today")).json()["kind"]]
    no_pain = post("my_session_start", {"answers": NO})
    post("my_session_start", {"answers": NO, "pain_before": 2})
    kinds.append(phone.get(url("my_today")).json()["kind"])
    post("my_session_sets", a_set(session))
    contents = phone.get(url("my_session", session.pk)).json()
    post("my_session_finish", {"pain_after": 1})
    kinds.append(phone.get(url("my_today")).json()["kind"])

    assert kinds == ["due", "part_done", "done"]
    assert no_pain.json() == {"pain_before": ["Choose a number from 0 to 10 for your pain."]}
    assert contents["exercises"][0]["dose"] == "2 × 8"
    assert [each["reps"] for each in contents["sets"]] == [8]


def test_a_therapist_reads_a_clients_sessions_by_token_and_a_stranger_finds_nothing(session, dana, alice, charlie):
    from django.test import Client as Browser

    answers = {}
    for member in (alice, charlie):
        _, key = issue_token(name="test", by=member)
        answers[member] = Browser().get(url("client_sessions", dana.pk), headers={"Authorization": f"Bearer {key}"})

    assert [each["id"] for each in answers[alice].json()["results"]] == [str(session.pk)]
    assert answers[charlie].status_code == 404
    assert [line.event for line in AuditEvent.objects.of(dana) if line.actor_id == alice.pk][-1] == "client.viewed"


def test_a_therapist_may_not_log_as_the_client_and_nobody_may_at_all(started, alice, signed_in):
    def answer_to(who) -> int:
        sets = url("my_session_sets", started.pk)
        return signed_in(who).post(sets, a_set(started), content_type="application/json").status_code

    assert [answer_to(alice), answer_to(None)] == [403, 401]
