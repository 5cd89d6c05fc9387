"""What a client's timeline and charts hold of their training."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from clients.records.charts import Chart
from clients.records.models import Client
from clients.records.timeline import NEWEST, Entry, entry_at
from programmes.training.models import Session
from programmes.training.pain import red_from
from programmes.training.progress import minutes_taken
from programmes.training.scheduling import local_date
from programmes.training.signals.effects import RISE

WEEKS = 12
A_WEEK = timedelta(weeks=1)


def sessions_told(client: Client) -> Iterator[Entry]:
    """Each session that was done, with its pain and the client's words; one that flared stands out. One query."""
    url = reverse("training:panel", args=[client.pk])
    for session in Session.objects.of(client).done().order_by("-finished_at")[:NEWEST]:
        assert session.finished_at
        flared = _flared(session)
        title, tone = ("Session done, pain flared", "danger") if flared else ("Session done", "done")
        yield entry_at(session.finished_at, title, text=_in_words(session), tone=tone, url=url)


def sessions_charted(client: Client) -> Iterator[Chart]:
    """Week by week: the share of the planned sessions that was done, and the load. One query."""
    today = local_date(timezone.now(), client.time_zone)
    begins = today - today.weekday() * timedelta(days=1) - (WEEKS - 1) * A_WEEK
    rows = Session.objects.of(client).standing().filter(scheduled_on__gte=begins, scheduled_on__lte=today)
    weeks = _weeks(list(rows.order_by("scheduled_on")), today)
    if len(weeks) > 1:
        yield _done_chart(weeks)
        if any(_load(sessions) for _, sessions in weeks):
            yield _load_chart(weeks)


type Week = tuple[date, list[Session]]


def _weeks(sessions: list[Session], today: date) -> list[Week]:
    """The weeks with a session due, the oldest first; one of today counts once it is done."""
    due = [each for each in sessions if each.scheduled_on < today or each.is_done]
    weeks: dict[date, list[Session]] = {}
    for session in due:
        monday = session.scheduled_on - timedelta(days=session.scheduled_on.weekday())
        weeks.setdefault(monday, []).append(session)
    return list(weeks.items())


def _done_chart(weeks: list[Week]) -> Chart:
    due = sum(len(sessions) for _, sessions in weeks)
    done = sum(each.is_done for _, sessions in weeks for each in sessions)
    shares = [round(100 * sum(each.is_done for each in sessions) / len(sessions)) for _, sessions in weeks]
    return Chart(
        name="Sessions done",
        values=shares,
        least=0,
        most=100,
        unit="%",
        hint="% of those planned, by week",
        start=_day(weeks[0]),
        end=_day(weeks[-1]),
        says=f"{done} of {due} planned sessions.",
    )


def _load_chart(weeks: list[Week]) -> Chart:
    loads = [_load(sessions) for _, sessions in weeks]
    return Chart(
        name="Session effort",
        values=loads,
        least=0,
        most=max(loads),
        hint="effort 0 to 10 × minutes, by week",
        start=_day(weeks[0]),
        end=_day(weeks[-1]),
        says="A load, neither better nor worse: look at how evenly it grows.",
    )


def _load(sessions: list[Session]) -> int:
    """Effort times minutes, summed over the sessions that tell both."""
    return sum((each.effort or 0) * (minutes_taken(each) or 0) for each in sessions if each.is_done)


def _day(week: Week) -> str:
    return f"{week[0]:%-d %b}"


def _flared(session: Session) -> bool:
    before, after = session.pain_before, session.pain_after
    return after is not None and (after >= red_from() or (before is not None and after - before >= RISE))


def _in_words(session: Session) -> str:
    pain = ""
    if session.pain_before is not None and session.pain_after is not None:
        pain = f"Pain {session.pain_before} before, {session.pain_after} after."
    return " ".join(part for part in (pain, session.words and f"“{session.words}”") if part)
