"""A published version becomes sessions on dates."""

from datetime import date

from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from programmes.prescribing.models import Programme, ProgrammeVersion, Workout
from programmes.training.models import Session, SessionState
from programmes.training.scheduling import Span, plan


@transaction.atomic
def materialise_sessions(
    *, programme: Programme, version: ProgrammeVersion, today: date, by: Actor | None = None
) -> list[Session]:
    """Plan the sessions of all stages from `today` on, and return those that were new.

    Weeks count from the day the programme starts; each session is at the client's usual time in their own zone.
    Sessions begun or done are never touched, and those planned by an earlier version give way. Doing it twice
    changes nothing.
    """
    wanted = {day: workout for day, workout in _plan(programme, version).items() if day >= today}
    standing = Session.objects.of(programme.client).filter(programme=programme, scheduled_on__gte=today).standing()
    kept = {session.scheduled_on for session in standing if _still_right(session, wanted, programme)}
    given_up = [session for session in standing if session.scheduled_on not in kept]
    for session in given_up:
        session.state = SessionState.CANCELLED
    Session.objects.of(programme.client).bulk_update(given_up, ["state"])
    new = [_session(programme, version, day, workout) for day, workout in wanted.items() if day not in kept]
    Session.objects.bulk_create(new)
    if new or given_up:
        audit.record(
            "sessions.planned",
            subject=programme,
            by=by,
            client=programme.client,
            version=version.number,
            planned=len(new),
            given_up=len(given_up),
        )
    return new


def _plan(programme: Programme, version: ProgrammeVersion) -> dict[date, Workout]:
    if programme.starts_on is None:
        return {}
    stages = version.stages.prefetch_related("workouts")
    spans = [
        Span(stage.first_week, stage.last_week, stage.sessions_per_week, list(stage.workouts.all())) for stage in stages
    ]
    return plan(spans, starts_on=programme.starts_on)


def _still_right(session: Session, wanted: dict[date, Workout], programme: Programme) -> bool:
    if session.state != SessionState.PLANNED:
        return True
    workout = wanted.get(session.scheduled_on)
    client = programme.client
    at = (session.workout_id, session.scheduled_time, session.time_zone)
    return workout is not None and at == (workout.pk, client.training_time, client.time_zone)


def _session(programme: Programme, version: ProgrammeVersion, day: date, workout: Workout) -> Session:
    client = programme.client
    return Session(
        practice_id=programme.practice_id,
        client=client,
        programme=programme,
        version=version,
        workout=workout,
        scheduled_on=day,
        scheduled_time=client.training_time,
        time_zone=client.time_zone,
    )
