from datetime import date

import pytest
from django.core.exceptions import ValidationError

from clients.practices.ids import uuid7
from clients.records.actions.clients import discharge_client, readmit_client
from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, ProgrammeState
from programmes.training.actions import end_programme
from tests.programmes.prescribing.conftest import FOUNDATION, NOW


@pytest.fixture
def publish(programme, alice):
    programme.starts_on = date(2026, 11, 26)
    programme.save()
    return lambda: actions.publish_version(programme=programme, message="Let us begin.", now=NOW, by=alice)


def test_a_published_draft_runs_and_says_who_published_it_when(publish, programme, alice):
    version = publish()

    programme.refresh_from_db()
    assert (version.published_at, version.published_by, version.message) == (NOW, alice, "Let us begin.")
    assert programme.state == ProgrammeState.ACTIVE


def test_a_programme_without_a_start_is_refused(programme, alice):
    with pytest.raises(ValidationError, match="Choose the day"):
        actions.publish_version(programme=programme, message="", now=NOW, by=alice)


def test_an_empty_workout_is_refused_by_name(publish, workout, programme):
    Prescription.across_practices.filter(workout=workout).delete()

    with pytest.raises(ValidationError, match="Breathe and switch on: workout A is empty"):
        publish()
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.DRAFT


def test_a_hold_refuses_publishing(publish, hold):
    hold()

    with pytest.raises(ValidationError, match="training is held"):
        publish()


def test_a_discharge_refuses_publishing_until_the_client_is_in_care_again(publish, programme, alice):
    discharge_client(client=programme.client, by=alice)

    with pytest.raises(ValidationError, match="take Dana back into care first"):
        publish()
    readmit_client(client=programme.client, by=alice)

    assert publish().is_published


def test_an_exercise_ruled_out_since_needs_a_reason_or_a_swap(publish, first, cautioned):
    Prescription.across_practices.filter(pk=first.pk).update(exercise="plank_forearm")
    cautioned("prolapse_symptoms")

    with pytest.raises(ValidationError, match="is ruled out by: Heaviness"):
        publish()
    Prescription.across_practices.filter(pk=first.pk).update(override_reason="Reviewed on Monday.")

    assert publish().is_published


def test_a_second_running_programme_of_the_same_client_is_refused(publish, assessment, alice):
    publish()
    second = actions.draft_programme(assessment=assessment, template=FOUNDATION, submission=uuid7(), now=NOW, by=alice)
    second.starts_on = date(2026, 12, 1)
    second.save()

    with pytest.raises(ValidationError, match="has a running programme"):
        actions.publish_version(programme=second, message="", now=NOW, by=alice)


def test_publishing_without_a_draft_says_so(published, programme, alice):
    with pytest.raises(ValidationError, match="no draft to publish"):
        actions.publish_version(programme=programme, message="", now=NOW, by=alice)


def test_an_ended_programme_cannot_be_revised(published, programme, alice):
    end_programme(programme=programme, reason="Done.", now=NOW, by=alice)
    with pytest.raises(ValidationError, match="has ended"):
        actions.revise_programme(programme=programme, by=alice)


def test_the_draft_of_an_ended_programme_cannot_be_published(published, programme, alice):
    actions.revise_programme(programme=programme, by=alice)
    end_programme(programme=programme, reason="Done.", now=NOW, by=alice)

    with pytest.raises(ValidationError, match="has ended"):
        actions.publish_version(programme=programme, message="", now=NOW, by=alice)
