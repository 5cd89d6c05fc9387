"""The morning after a session the client is asked how it feels; "worse" reaches the therapist."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.models import Client
from programmes.training.actions import answer_morning
from programmes.training.models import Morning, Session
from programmes.training.mornings import asked_about
from programmes.training.signals.effects import unsettled
from tests.programmes.training.conftest import NOON

NEXT_DAY = NOON + timedelta(days=1)


def events() -> list[str]:
    return list(AuditEvent.across_practices.filter(event__startswith="morning").values_list("event", flat=True))


def worried(alice, today: date) -> list[object]:
    clients = Client.objects.visible_to(alice)
    return [signal.client_id for signal in unsettled(clients, member=alice, today=today)]


@pytest.mark.parametrize(
    ("later", "asked"), [({"hours": 11}, False), ({"hours": 12}, True), ({"hours": 35}, True), ({"hours": 36}, False)]
)
def test_it_is_asked_on_the_day_after_by_the_clients_calendar_and_on_no_other(started, dana, later, asked):
    assert (asked_about(dana, now=NOON + timedelta(**later)) == started) is asked


def test_an_answer_is_kept_once_and_may_be_put_right_that_day(started, dana):
    for answer in ("same", "same", "worse"):
        answer_morning(session=started, answer=answer, now=NEXT_DAY, by=dana)

    assert Morning.objects.of(dana).get().answer == "worse"
    assert events() == ["morning.answered", "morning.changed"]


@pytest.mark.parametrize("later", [timedelta(hours=2), timedelta(days=2)], ids=["the same day", "two days later"])
def test_another_day_is_refused_with_what_to_do(started, dana, later):
    with pytest.raises(ValidationError, match="tell your therapist"):
        answer_morning(session=started, answer="same", now=NOON + later, by=dana)


def test_nobody_else_answers_and_no_other_word_counts(started, alice, dana):
    with pytest.raises(PermissionDenied):
        answer_morning(session=started, answer="same", now=NEXT_DAY, by=alice)
    with pytest.raises(ValidationError, match="Choose one"):
        answer_morning(session=started, answer="fine", now=NEXT_DAY, by=dana)


def test_worse_calls_the_therapist_until_a_later_morning_is_not_worse(sessions, started, dana, alice):
    answer_morning(session=started, answer="worse", now=NEXT_DAY, by=dana)
    assert worried(alice, NEXT_DAY.date()) == [dana.pk]
    assert worried(alice, NEXT_DAY.date() + timedelta(days=8)) == []

    second = sessions[1]
    Session.objects.of(dana).filter(pk=second.pk).update(state="started", started_at=NEXT_DAY)
    answer_morning(session=second, answer="same", now=NEXT_DAY + timedelta(days=1), by=dana)

    assert worried(alice, NEXT_DAY.date() + timedelta(days=1)) == []


@pytest.fixture
def yesterday(started) -> Session:
    started.started_at = timezone.now() - timedelta(days=1)
    started.save()
    return started


def test_the_client_answers_on_the_page_and_reads_what_follows(yesterday, dana, signed_in):
    browser, url = signed_in(dana), reverse("training:my_answer_morning", args=[yesterday.pk])
    assert "How does it feel this morning?" in browser.get(reverse("training:my_morning")).content.decode()

    answer = browser.post(url, {"answer": "worse"}, headers={"HX-Request": "true"}).content.decode()

    assert "Alice will see this" in answer
    assert browser.post(url, {"answer": ""}).status_code == 422


def test_the_therapist_reads_it_with_the_rule_on_the_clients_panel(yesterday, dana, alice, signed_in):
    answer_morning(session=yesterday, answer="worse", now=timezone.now(), by=dana)
    Session.objects.of(dana).filter(pk=yesterday.pk).update(scheduled_on=timezone.localdate() - timedelta(days=1))

    panel = signed_in(alice).get(reverse("training:panel", args=[dana.pk])).content.decode()

    assert "has not settled" in panel
    assert "within 24 h at the latest" in panel


def test_who_did_not_train_yesterday_is_told_so(dana, signed_in):
    assert "nothing to ask" in signed_in(dana).get(reverse("training:my_morning")).content.decode()
