"""Whatever happens to a programme, planning twice changes nothing and what was begun stays as it was."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programmes.prescribing.pauses import Pause, days_run
from programmes.training.actions import materialise_sessions
from programmes.training.models import Session
from programmes.training.scheduling import Rhythm, Span, plan, queue, running_days
from tests.programmes.training.conftest import MONDAY, NOON, version_of

days = st.integers(0, 60).map(lambda n: MONDAY + timedelta(days=n))
pauses = st.lists(
    st.tuples(days, st.integers(1, 20)).map(lambda said: Pause(said[0], said[0] + timedelta(days=said[1]))), max_size=3
)
rhythms = st.builds(
    Rhythm, weekdays=st.lists(st.integers(0, 6), unique=True, max_size=7), days_apart=st.integers(1, 4), pauses=pauses
)


@st.composite
def programmes(draw):
    """Spans one after the other, of one to four weeks each, with one or two workouts."""
    spans, week = [], 1
    for number in range(draw(st.integers(1, 3))):
        weeks = draw(st.integers(1, 4))
        letters = [f"{number}{letter}" for letter in "AB"[: draw(st.integers(1, 2))]]
        spans.append(Span(week, week + weeks - 1, draw(st.integers(1, 7)), letters))
        week += weeks
    return spans


@given(programmes(), rhythms)
def test_no_two_sessions_share_a_day_come_too_near_or_fall_into_a_pause(spans, rhythm):
    for planned in (
        plan(spans, starts_on=MONDAY, rhythm=rhythm),
        queue(spans, done=0, free_from=MONDAY, rhythm=rhythm),
    ):
        assert all((later - earlier).days >= rhythm.days_apart for earlier, later in pairwise(sorted(planned)))
        assert not any(pause.holds(day) for pause in rhythm.pauses for day in planned)


@given(programmes(), rhythms, st.integers(0, 30))
def test_where_the_next_one_waits_none_is_lost_and_the_order_stays(spans, rhythm, done):
    everything = list(queue(spans, done=0, free_from=MONDAY, rhythm=rhythm).values())

    still = list(queue(spans, done=done, free_from=MONDAY + timedelta(days=9), rhythm=rhythm).values())

    assert len(everything) == sum(span.sessions_per_week * (span.last_week - span.first_week + 1) for span in spans)
    assert still == everything[done:]


@given(programmes(), pauses)
def test_a_pause_moves_what_comes_after_it_and_nothing_before(spans, rests):
    first = min((pause.begins for pause in rests), default=date.max)
    plain, rested = (plan(spans, starts_on=MONDAY, rhythm=Rhythm(pauses=each)) for each in ([], rests))

    assert {day: w for day, w in plain.items() if day < first} == {day: w for day, w in rested.items() if day < first}


@given(days, st.lists(st.integers(1, 9), max_size=4))
def test_a_day_counts_for_a_week_only_if_it_ran(starts_on, lengths):
    rests, at = [], starts_on + timedelta(days=3)
    for length in lengths:
        rests.append(Pause(at, at + timedelta(days=length)))
        at += timedelta(days=2 * length)

    for number, day in zip(range(40), running_days(starts_on, rests), strict=False):
        assert days_run(starts_on, day, rests) == number


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 9)),
        st.tuples(st.sampled_from(["do", "begin", "pause", "go on"]), st.just(0)),
        st.tuples(st.just("version"), st.integers(1, 4)),
        st.tuples(st.just("apart"), st.integers(1, 3)),
        st.tuples(st.just("mode"), st.integers(0, 1)),
    ),
    max_size=8,
)


class Life:
    """A programme to which things happen, one after the other."""

    def __init__(self, programme):
        self.programme, self.today = programme, MONDAY
        self.version = version_of(programme)

    def happen(self, deed, number):
        if deed == "wait":
            self.today += timedelta(days=number)
        elif deed in ("do", "begin"):
            self._begin("done" if deed == "do" else "started")
        elif deed == "version":
            letters = "ABC"[:number] if number < 4 else "D"
            self.version = version_of(self.programme, number=self.version.number + 1, weeks=number, letters=letters)
        else:
            self._turn(deed, number)

    def _begin(self, state):
        rows = Session.objects.of(self.programme.client).filter(state="planned", scheduled_on__lte=self.today)
        if session := rows.last():
            finished = NOON if state == "done" else None
            rows.filter(pk=session.pk).update(state=state, started_at=NOON, finished_at=finished)

    def _turn(self, deed, number):
        programme = self.programme
        if deed == "pause" and programme.state == "active":
            programme.state, programme.paused_on = "paused", self.today
        elif deed == "go on" and programme.state == "paused":
            programme.pauses = [*programme.pauses, [str(programme.paused_on), str(self.today)]]
            programme.state, programme.paused_on = "active", None
        elif deed == "apart":
            programme.days_apart = number
        elif deed == "mode":
            programme.mode = ["calendar", "sequence"][number]
        programme.save()

    def plan(self):
        return materialise_sessions(programme=self.programme, version=self.version, today=self.today)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_planning_is_idempotent_and_never_touches_what_was_begun(deeds, dana, programme):
    with transaction.atomic():
        life = Life(type(programme).objects.of(dana).get())
        for deed in [("wait", 0), *deeds]:
            life.happen(*deed)
            begun = list(Session.objects.of(dana).begun().values())

            life.plan()

            assert list(Session.objects.of(dana).begun().values()) == begun
            everything = list(Session.objects.of(dana).values())
            assert life.plan() == [], "the second time there is nothing left to do"
            assert list(Session.objects.of(dana).values()) == everything
            ahead = Session.objects.of(dana).filter(state="planned", scheduled_on__gte=life.today)
            assert life.programme.state == "active" or not ahead.exists(), "nothing is planned during a pause"
        transaction.set_rollback(True)
