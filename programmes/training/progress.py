"""What a client has done, counted honestly: sessions, repetitions by muscle, pain."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Sum

from clients.records.models import Client
from programmes.library.exercises import exercises_for
from programmes.training.models import Session, SetLog
from programmes.training.scheduling import local_date
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise

MOST_MUSCLES = 6
LATEST = 12  # sessions in the drawing of pain
LONGEST = timedelta(hours=3)  # a session left open longer says nothing about how long it took


@dataclass(frozen=True, slots=True)
class Sums:
    """What one session came to. `minutes` is None where it was left open for hours."""

    reps: int
    sets: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Progress:
    """A client's progress: this week's sessions, repetitions so far, pain after each of the last sessions."""

    done_this_week: int
    planned_this_week: int
    weeks_practised: int
    reps: int
    by_muscle: list[tuple[str, int]]
    pain: list[int]
    pain_from: str
    coming: list[Session]

    @property
    def pain_now(self) -> int | None:
        return self.pain[-1] if self.pain else None


def sums_of(session: Session) -> Sums:
    """What has been logged of a session."""
    sums = SetLog.objects.of(session.client).filter(session=session).aggregate(reps=Sum("reps"), sets=Count("pk"))
    return Sums(sums["reps"] or 0, sums["sets"], minutes_taken(session))


def minutes_taken(session: Session) -> int | None:
    if session.started_at is None or session.finished_at is None:
        return None
    took = session.finished_at - session.started_at
    return max(round(took.total_seconds() / 60), 1) if took <= LONGEST else None


def progress_of(client: Client, *, now: datetime) -> Progress:
    """The client's progress at `now`, in their own time zone. Three queries."""
    today = local_date(now, client.time_zone)
    monday = today - timedelta(days=today.weekday())
    sessions = Session.objects.of(client).standing()
    done = list(sessions.done().values_list("scheduled_on", "pain_after"))
    coming = sessions.to_do().filter(scheduled_on__gte=today).select_related("workout__stage")[:7]
    said = [(day, pain) for day, pain in done if pain is not None][-LATEST:]
    reps = _reps_by_exercise(client)
    in_week = [day for day, _ in done if monday <= day < monday + timedelta(days=7)]
    return Progress(
        done_this_week=len(in_week),
        planned_this_week=len(in_week) + sum(s.scheduled_on < monday + timedelta(days=7) for s in coming),
        weeks_practised=len({day.isocalendar()[:2] for day, _ in done}),
        reps=sum(reps.values()),
        by_muscle=_by_muscle(reps, exercises_for(client.practice_id, reps)),
        pain=[pain for _, pain in said],
        pain_from=f"{said[0][0]:%-d %b}" if said else "",
        coming=list(coming)[:3],
    )


def _reps_by_exercise(client: Client) -> dict[str, int]:
    sums = SetLog.objects.of(client).order_by().values_list("prescription__exercise").annotate(Sum("reps"))
    return dict(sums)


def _by_muscle(reps: Mapping[str, int], exercises: Mapping[str, Exercise]) -> list[tuple[str, int]]:
    """The muscles that worked most, in everyday words, each with its repetitions."""
    muscles = load_library().muscles
    totals: Counter[str] = Counter()
    for exercise, number in reps.items():
        for muscle in exercises[exercise].primary if exercise in exercises else ():
            totals[muscles[muscle].plain.capitalize()] += number
    return totals.most_common(MOST_MUSCLES)
