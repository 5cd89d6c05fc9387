"""The alarm: silence is noticed, told once, told again while it lasts, and called off."""

import smtplib
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from programmes.reminders.health import LATE, beat, trouble
from programmes.reminders.management.commands import watch
from programmes.reminders.models import Reminder
from tests.programmes.reminders.conftest import DUE

A_MINUTE = timedelta(minutes=1)


def test_what_is_wrong_is_told_in_a_sentence(reminder):
    assert trouble(now=DUE) == "No sender of reminders has ever looked."

    beat(now=DUE)
    assert trouble(now=DUE + LATE - A_MINUTE) == ""
    assert trouble(now=DUE + LATE) == "No sender of reminders has looked for 3 minutes."

    beat(now=DUE + LATE)
    assert trouble(now=DUE + LATE) == "The oldest due reminder has waited for 3 minutes."


@pytest.mark.parametrize("late", [timedelta(0), LATE])
def test_the_command_ends_with_an_error_where_reminders_do_not_go_out(reminder, late, capsys):
    now = timezone.now()
    beat(now=now)
    Reminder.across_practices.update(due_at=now - late)

    if late:
        with pytest.raises(CommandError, match="waited for 3 minutes"):
            call_command("watch")
    else:
        call_command("watch")
        assert capsys.readouterr().out == "Reminders go out.\n"


def test_a_trouble_is_told_when_it_is_new_again_each_hour_and_when_it_ends():
    alarm = watch.Watch()

    seen = [(0, ""), (1, "late"), (2, "later"), (60, "later"), (61, "still"), (62, ""), (63, ""), (64, "late")]
    said = [alarm.word(found, now=DUE + minutes * A_MINUTE) for minutes, found in seen]

    assert said == ["", "late", "", "", "still", watch.ALL_WELL, "", "late"]


def test_a_database_that_does_not_answer_is_a_trouble(db, monkeypatch):
    def gone(**_):
        raise OperationalError("gone")

    monkeypatch.setattr(watch, "trouble", gone)

    assert watch.found_wrong(now=DUE) == watch.NO_DATABASE


@pytest.mark.parametrize("operators", [[], ["operators@example.test"]])
def test_operators_are_written_to_where_they_are_named_and_the_log_has_it_in_any_case(
    settings, mailoutbox, capsys, operators
):
    settings.ALERTS_TO = operators

    watch.tell("Reminders stand still.")

    assert capsys.readouterr().err == "Reminders stand still.\n"
    assert [mail.to for mail in mailoutbox] == [operators] * bool(operators)


def test_an_alarm_outlives_a_mail_server_that_is_down(settings, monkeypatch, capsys):
    def refuse(self):
        raise smtplib.SMTPServerDisconnected

    settings.ALERTS_TO = ["operators@example.test"]
    monkeypatch.setattr(watch.EmailMessage, "send", refuse)

    watch.tell("Reminders stand still.")

    assert "does not take the alert" in capsys.readouterr().err
