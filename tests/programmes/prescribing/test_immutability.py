"""A published version never changes: not by an action, not by a saved row, not by SQL."""

from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, Stage, Workout
from tests.programmes.prescribing.conftest import TODAY

TRIGGERS = import_module("programmes.prescribing.migrations.0003_published_versions_never_change")


@pytest.fixture
def row(published) -> Prescription:
    return Prescription.across_practices.filter(workout__stage__version=published).order_by("pk").first()


@pytest.fixture
def forbids_deleting(db) -> None:
    """The suite's own set-up takes these triggers away on SQLite."""
    if connection.vendor == "sqlite":
        for statement in TRIGGERS.SQLITE:
            if "_no_delete" in statement:
                connection.cursor().execute(statement)


def test_every_action_refuses_it(row, published, alice):
    workout = row.workout
    attempts = [
        lambda: actions.change_dose(prescription=row, dose={"sets": 1}, seen=0, by=alice),
        lambda: actions.change_exercise(prescription=row, exercise_id="clam", seen=0, today=TODAY, by=alice),
        lambda: actions.add_prescription(workout=workout, exercise_id="clam", seen=0, today=TODAY, by=alice),
        lambda: actions.remove_prescription(prescription=row, seen=0, by=alice),
        lambda: actions.place_prescription(prescription=row, workout=workout, before=None, seen=0, by=alice),
        lambda: actions.copy_workout(workout=workout, into=workout.stage, seen=0, by=alice),
        lambda: actions.copy_stage(stage=workout.stage, weeks=1, seen=0, by=alice),
        lambda: actions.split_stage(stage=workout.stage, week=2, seen=0, by=alice),
        lambda: actions.remove_stage(stage=workout.stage, seen=0, by=alice),
        lambda: actions.undo_change(version=published, seen=0, by=alice),
        lambda: actions.change_stage(stage=workout.stage, weeks=9, sessions_per_week=3, seen=0, by=alice),
    ]
    for attempt in attempts:
        with pytest.raises(ValidationError, match="published version never changes"):
            attempt()


def test_its_rows_cannot_be_saved(row, published):
    row.sets = row.sets % 6 + 1
    published.message = "Something else."
    for changed in (row, row.workout, row.workout.stage, published):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            changed.save()


def test_nothing_can_be_put_under_it(row, published):
    new_stage = Stage(practice_id=row.practice_id, version=published, number=9, name="Late", first_week=9, last_week=9)
    new_stage.sessions_per_week = 3
    new_workout = Workout(practice_id=row.practice_id, stage=row.workout.stage, letter="Z")
    row.pk = None
    for new in (new_stage, new_workout, row):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            new.save(force_insert=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE prescribing_prescription SET sets = 1",
        "UPDATE prescribing_workout SET letter = 'Z'",
        "UPDATE prescribing_stage SET last_week = last_week + 1",
        "UPDATE prescribing_programmeversion SET published_at = NULL, published_by_id = NULL",
        "DELETE FROM prescribing_prescription",
        "DELETE FROM prescribing_programmeversion",
    ],
)
def test_plain_sql_is_refused_too(statement, row, forbids_deleting):
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        connection.cursor().execute(statement)


def test_no_row_moves_from_a_draft_into_it(row, programme, alice):
    draft = actions.revise_programme(programme=programme, by=alice)
    moved = Prescription.across_practices.filter(workout__stage__version=draft).first()
    moved.workout = row.workout

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        moved.save()


def test_a_draft_beside_it_still_changes(row, programme, alice):
    draft = actions.revise_programme(programme=programme, by=alice)
    copy = Prescription.across_practices.filter(workout__stage__version=draft).first()

    actions.change_dose(prescription=copy, dose={"sets": 1}, seen=0, by=alice)
    actions.remove_prescription(prescription=copy, seen=1, by=alice)

    assert not Prescription.across_practices.filter(pk=copy.pk).exists()
