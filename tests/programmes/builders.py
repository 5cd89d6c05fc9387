"""Rows that many tests of this wing start from."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from clients.records.models import Client
from programmes.library.models import OwnRevision
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.training.models import Session


def running_programme(
    client: Client, *, starts_on: date, exercise: str = "bird_dog", own: Sequence[OwnRevision] = ()
) -> ProgrammeVersion:
    """A published version with one stage of four weeks, one workout and one exercise; its programme runs.

    Exercises of the practice's own follow that one.
    """
    programme = Programme.objects.create(
        practice=client.practice,
        client=client,
        name="Foundation",
        state="active",
        starts_on=starts_on,
        created_by=client.therapist,
    )
    version = ProgrammeVersion.objects.create(practice=client.practice, programme=programme, number=1)
    stage = Stage.objects.create(
        practice=client.practice,
        version=version,
        number=1,
        name="Breathe",
        first_week=1,
        last_week=4,
        sessions_per_week=3,
    )
    workout = Workout.objects.create(practice=client.practice, stage=stage, letter="A")
    Prescription.objects.create(
        practice=client.practice, workout=workout, position=1, exercise=exercise, sets=2, reps=8, per_week=3
    )
    for position, revision in enumerate(own, start=2):
        Prescription.objects.create(
            practice=client.practice, workout=workout, position=position, exercise=str(revision.exercise_id),
            own=revision, sets=2, reps=8, per_week=3,
        )  # fmt: skip
    version.published_at, version.published_by = timezone.now(), client.therapist
    version.save()
    return version


def next_version(version: ProgrammeVersion, *, published_at: datetime) -> ProgrammeVersion:
    """The version after this one, published then; it says nothing new."""
    following = ProgrammeVersion.objects.create(
        practice=version.practice, programme=version.programme, number=version.number + 1
    )
    following.published_at, following.published_by = published_at, version.published_by
    following.save()
    return following


def planned_session(version: ProgrammeVersion, on: date, at: time = time(18, 0), **also: Any) -> Session:
    """A session of the version's first workout on that day, in the client's own zone."""
    client = version.programme.client
    return Session.objects.create(
        practice=client.practice,
        client=client,
        programme=version.programme,
        version=version,
        workout=Workout.objects.of(client).filter(stage__version=version).first(),
        scheduled_on=on,
        scheduled_time=at,
        time_zone=client.time_zone,
        **also,
    )
