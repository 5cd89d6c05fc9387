import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections

from clients.practices.models import AuditEvent
from clients.records.models import SafetyScreen
from programmes.training import actions
from programmes.training.actions.doing import AlreadyLogged
from programmes.training.measures import Done
from programmes.training.models import Session, SetLog
from tests.programmes.training.conftest import NO, NOON


def start(session, by, *, now=NOON, answers=NO, pain_before=2) -> Session:
    return actions.start_session(session=session, answers=answers, pain_before=pain_before, now=now, by=by)


def events(client) -> list[str]:
    return list(AuditEvent.objects.of(client).order_by("number").values_list("event", flat=True))


def test_a_session_starts_with_its_questions_answered_and_pain_said(sessions, dana):
    session = start(sessions[0], dana)

    assert (session.state, session.started_at, session.pain_before) == ("started", NOON, 2)
    assert events(dana)[-1] == "session.started"


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_a_session_of_a_programme_that_does_not_run_cannot_be_started(sessions, programme, dana, state):
    programme.state = state
    programme.save()

    with pytest.raises(ValidationError, match="not running now"):
        start(sessions[0], dana)

    assert Session.objects.of(dana).get(pk=sessions[0].pk).state == "planned"


def test_starting_twice_starts_once(sessions, dana):
    start(sessions[0], dana)

    start(sessions[0], dana, pain_before=9)

    assert Session.objects.of(dana).get(pk=sessions[0].pk).pain_before == 2
    assert events(dana).count("session.started") == 1


def test_pain_has_no_default_and_nought_is_an_answer(sessions, dana):
    with pytest.raises(ValidationError, match="Choose a number from 0 to 10 for your pain"):
        start(sessions[0], dana, pain_before=None)

    assert start(sessions[0], dana, pain_before=0).pain_before == 0


def test_an_unanswered_question_keeps_the_session_from_starting(sessions, dana):
    with pytest.raises(ValidationError, match="Answer yes or no"):
        start(sessions[0], dana, answers={**NO, "session_illness": None})


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_outside_the_scale_is_refused(sessions, dana, pain):
    with pytest.raises(ValidationError):
        start(sessions[0], dana, pain_before=pain)


def test_a_later_session_waits_for_its_day_and_an_earlier_one_may_be_done(sessions, dana):
    today, wednesday = sessions[:2]

    with pytest.raises(ValidationError, match="Wednesday 4 March"):
        start(wednesday, dana)

    assert start(today, dana, now=NOON + timedelta(days=1)).state == "started"


def test_only_the_client_of_a_session_does_it(sessions, started, one_set, alice, dana):
    deeds = [
        lambda: start(sessions[0], alice),
        lambda: actions.log_set(session=started, done=one_set(started), by=alice),
        lambda: actions.finish_session(session=started, pain_after=1, effort=None, words="", now=NOON, by=alice),
    ]

    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert actions.log_set(session=started, done=one_set(started), by=dana)[1]


def test_a_warning_answer_holds_training_at_once_even_with_the_rest_unanswered(sessions, dana):
    session = start(sessions[0], dana, answers={"session_nerves": True, "session_illness": None}, pain_before=None)

    screen = SafetyScreen.objects.of(dana).holding().get()
    assert session.state == "planned"
    assert (screen.urgency, screen.answers, screen.asked_by) == ("emergency", {"session_nerves": True}, None)
    assert {"screen.recorded", "session.stopped"} <= set(events(dana))


def test_a_warning_sent_twice_is_kept_once(sessions, dana):
    for _ in range(2):
        start(sessions[0], dana, answers={"session_nerves": True}, pain_before=None)

    assert SafetyScreen.objects.of(dana).count() == 1


def test_a_held_client_neither_starts_nor_logs_but_what_was_done_before_is_kept(sessions, started, one_set, dana):
    actions.report_stop(session=started, answers={"session_stop_now": True}, now=NOON + timedelta(minutes=5), by=dana)
    later = NOON + timedelta(minutes=6)

    with pytest.raises(ValidationError, match="on hold"):
        start(sessions[1], dana, now=later)
    with pytest.raises(ValidationError, match="on hold"):
        actions.log_set(session=started, done=one_set(started, done_at=later), by=dana)

    assert actions.log_set(session=started, done=one_set(started), by=dana)[1]


def test_a_set_from_before_its_session_counts_as_done_at_the_beginning(started, one_set, dana):
    done = one_set(started, done_at=NOON - timedelta(days=400))

    log, _ = actions.log_set(session=started, done=done, by=dana)

    assert log.done_at == started.started_at


def test_a_slow_clock_on_the_phone_gets_no_set_past_a_hold(started, one_set, dana):
    actions.report_stop(session=started, answers={"session_stop_now": True}, now=started.started_at, by=dana)

    with pytest.raises(ValidationError, match="on hold"):
        actions.log_set(session=started, done=one_set(started, done_at=NOON - timedelta(days=1)), by=dana)


def test_a_set_sent_again_is_the_same_row(started, one_set, dana):
    done = one_set(started)

    first, was_new = actions.log_set(session=started, done=done, by=dana)
    again, is_new = actions.log_set(session=started, done=done, by=dana)

    assert (first.pk, was_new, is_new) == (again.pk, True, False)
    assert events(dana).count("set.logged") == 1


def test_a_set_that_is_kept_is_answered_even_after_its_session_left_the_plan(started, one_set, dana):
    done = one_set(started)
    kept, _ = actions.log_set(session=started, done=done, by=dana)
    Session.objects.of(dana).filter(pk=started.pk).update(state="cancelled")

    assert actions.log_set(session=started, done=done, by=dana) == (kept, False)


def test_the_same_id_with_other_content_is_refused_and_nothing_is_overwritten(started, one_set, dana):
    done = one_set(started)
    actions.log_set(session=started, done=done, by=dana)

    with pytest.raises(AlreadyLogged, match="with other numbers"):
        actions.log_set(session=started, done=one_set(started, made_id=done.made_id, reps=5), by=dana)

    assert SetLog.objects.of(dana).get().reps == 8


def test_the_same_set_written_down_twice_with_other_numbers_is_refused(started, one_set, dana):
    actions.log_set(session=started, done=one_set(started), by=dana)

    with pytest.raises(AlreadyLogged):
        actions.log_set(session=started, done=one_set(started, reps=5), by=dana)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"set_number": 3}, "not part of the session"),
        ({"side": ""}, "not part of the session"),
        ({"prescription_id": uuid4()}, "not part of the session"),
        ({"reps": 17}, "more than twice the plan"),
        ({"pain": 11}, "less than or equal to 10"),
    ],
)
def test_a_set_that_cannot_be_is_refused_in_a_sentence(started, one_set, dana, other, sentence):
    with pytest.raises(ValidationError, match=sentence):
        actions.log_set(session=started, done=one_set(started, **other), by=dana)

    assert not SetLog.objects.of(dana).exists()


def test_a_set_before_the_start_is_refused(sessions, one_set, dana):
    with pytest.raises(ValidationError, match="Start the session first"):
        actions.log_set(session=sessions[0], done=one_set(sessions[0]), by=dana)


def test_a_set_that_arrives_after_the_finish_is_kept(started, one_set, dana):
    actions.finish_session(session=started, pain_after=1, effort=3, words="", now=NOON, by=dana)

    assert actions.log_set(session=started, done=one_set(started), by=dana)[1]


def test_a_set_can_be_taken_back_until_midnight_and_not_after(started, one_set, dana):
    log, _ = actions.log_set(session=started, done=one_set(started), by=dana)
    midnight = datetime(2026, 3, 3, tzinfo=UTC)

    with pytest.raises(ValidationError, match="from an earlier day"):
        actions.undo_set(log=log, now=midnight, by=dana)
    actions.undo_set(log=log, now=midnight - timedelta(seconds=1), by=dana)

    assert not SetLog.objects.of(dana).exists()
    assert events(dana)[-1] == "set.undone"


def test_a_set_can_be_corrected_until_midnight(started, one_set, dana):
    log, _ = actions.log_set(session=started, done=one_set(started), by=dana)

    actions.correct_set(log=log, done=Done(6), pain=7, now=NOON, by=dana)

    kept = SetLog.objects.of(dana).get()
    assert (kept.reps, kept.pain) == (6, 7)


def test_finishing_keeps_pain_effort_and_words_and_twice_changes_nothing(started, dana):
    for pain in (3, 9):
        actions.finish_session(session=started, pain_after=pain, effort=4, words=" Easier. ", now=NOON, by=dana)

    done = Session.objects.of(dana).get(pk=started.pk)
    assert (done.state, done.pain_after, done.effort, done.words) == ("done", 3, 4, "Easier.")
    assert events(dana).count("session.finished") == 1


def test_finishing_without_saying_pain_is_refused(started, dana):
    with pytest.raises(ValidationError, match="Choose a number from 0 to 10"):
        actions.finish_session(session=started, pain_after=None, effort=None, words="", now=NOON, by=dana)


@pytest.mark.django_db(transaction=True)
def test_eight_phones_sending_the_same_set_at_once_make_one_row(started, one_set, dana, tmp_path, monkeypatch):
    done = one_set(started)
    _let_threads_share(tmp_path / "copy.sqlite3", monkeypatch)

    def send(_: int) -> tuple[bool, int]:
        try:
            is_new = actions.log_set(session=started, done=done, by=dana)[1]
            return is_new, SetLog.objects.of(dana).count()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(send, range(8)))

    assert [is_new for is_new, _ in sent].count(True) == 1
    assert {rows for _, rows in sent} == {1}


def _let_threads_share(path: Path, monkeypatch) -> None:
    """On SQLite, threads work on a file: the tests' own database is in memory, where a second writer cannot wait."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=WAL")  # eight at once would not wait for one another to change to it
        monkeypatch.setitem(connections.settings["default"], "NAME", str(path))
