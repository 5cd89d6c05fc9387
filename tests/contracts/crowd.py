"""A practice with many clients, each in the midst of a programme: for counting queries."""

from datetime import date, time, timedelta

from django.utils import timezone

from clients.practices.models import Member
from clients.records.models import Client, Consent
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.training.models import Session
from therapy.assessments.models import Assessment


def crowd(therapist: Member, size: int, *, today: date) -> None:
    """Add `size` clients with a finished assessment, a running programme, three sessions past and two ahead."""
    practice, now = therapist.practice, timezone.now()
    first = Client.across_practices.filter(practice=practice).count()
    clients = Client.across_practices.bulk_create(
        Client(
            practice=practice, therapist=therapist, name=f"Client {number:04}", date_of_birth=date(1980, 1, 1),
            time_zone="Europe/London", training_time=time(8, 0), email=f"client{number}@example.test",
        )
        for number in range(first, first + size)
    )  # fmt: skip
    of = [{"practice": practice, "client": client} for client in clients]
    Consent.across_practices.bulk_create(Consent(**owner, kind="reminders", given_at=now) for owner in of)
    Assessment.across_practices.bulk_create(
        Assessment(**owner, therapist=therapist, battery="general", finished_at=now, knowledge_version="1")
        for owner in of
    )
    programmes = Programme.across_practices.bulk_create(
        Programme(**owner, name="Foundation", created_by=therapist, state="active", starts_on=today) for owner in of
    )
    Session.across_practices.bulk_create(
        Session(
            practice=practice, client=programme.client, programme=programme,
            version=workout.stage.version, workout=workout,
            scheduled_on=today + timedelta(days=days), scheduled_time=time(8, 0), time_zone="Europe/London",
            **({"state": "done", "finished_at": now, "pain_before": 3, "pain_after": 3} if days == -6 else {}),
        )
        for programme, workout in zip(programmes, _workouts(programmes), strict=True)
        for days in (-6, -4, -2, 0, 2)
    )  # fmt: skip


def _workouts(programmes: list[Programme]) -> list[Workout]:
    practice = programmes[0].practice
    versions = ProgrammeVersion.across_practices.bulk_create(
        ProgrammeVersion(practice=practice, programme=programme, number=1) for programme in programmes
    )
    stages = Stage.across_practices.bulk_create(
        Stage(
            practice=practice, version=version, number=1, name="Breathe", first_week=1, last_week=4, sessions_per_week=3
        )
        for version in versions
    )
    workouts = Workout.across_practices.bulk_create(
        Workout(practice=practice, stage=stage, letter="A") for stage in stages
    )
    Prescription.across_practices.bulk_create(
        Prescription(practice=practice, workout=workout, position=1, exercise="bird_dog", sets=2, reps=8, per_week=3)
        for workout in workouts
    )
    now, by = timezone.now(), programmes[0].created_by
    ProgrammeVersion.across_practices.filter(programme__in=programmes).update(published_at=now, published_by=by)
    return workouts
