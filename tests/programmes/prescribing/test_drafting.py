import pytest
from django.core.exceptions import ValidationError

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.records.actions.clients import discharge_client
from clients.records.models import Client
from programmes.prescribing.actions import draft_programme, revise_programme
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage
from tests.programmes.prescribing.conftest import FOUNDATION, NOW
from therapy.assessments.analysis import analysis_of
from therapy.assessments.models import Decision, Finding
from therapy.knowledge import load_library


@pytest.fixture
def draft_of(assessment, alice):
    def drafted(template: str = FOUNDATION, submission=None) -> Programme:
        return draft_programme(
            assessment=assessment, template=template, submission=submission or uuid7(), now=NOW, by=alice
        )

    return drafted


def test_a_draft_holds_the_stages_of_its_template_and_is_on_the_trail(draft_of):
    programme = draft_of()

    stages = Stage.across_practices.filter(version__programme=programme)
    assert [(stage.name, stage.first_week, stage.last_week) for stage in stages] == [
        ("Breathe and switch on", 1, 2),
        ("Integrate", 3, 4),
    ]
    assert programme.state == "draft"
    assert AuditEvent.across_practices.filter(event="programme.drafted", subject_id=programme.pk).count() == 1


def test_the_same_request_sent_twice_makes_one_programme(draft_of):
    submission = uuid7()

    assert draft_of(submission=submission) == draft_of(submission=submission)
    assert Programme.across_practices.count() == 1


def test_an_id_of_another_practices_programme_is_refused_and_nothing_is_handed_over(draft_of, charlie, dana):
    born = {"date_of_birth": dana.date_of_birth, "time_zone": dana.time_zone, "training_time": dana.training_time}
    theirs = Programme.objects.create(
        practice=charlie.practice,
        client=Client.objects.create(practice=charlie.practice, therapist=charlie, name="Erin Moss", **born),
        name="Elsewhere",
        created_by=charlie,
    )

    with pytest.raises(ValidationError, match="already exists"):
        draft_of(submission=theirs.pk)


def test_accepted_hypotheses_stand_behind_the_exercises_that_serve_them(assessment, alice, draft_of):
    for test, observation, side, severity in _findings():
        Finding.objects.create(
            practice=alice.practice, assessment=assessment, test=test, observation=observation, side=side,
            severity=severity,
        )  # fmt: skip
    key = _strongest_under(assessment)
    Decision.objects.create(
        practice=alice.practice, assessment=assessment, hypothesis=key, choice="accept", decided_by=alice
    )

    programme = draft_of(template="")

    rows = Prescription.across_practices.filter(workout__stage__version__programme=programme)
    assert key in {reason["key"] for row in rows for reason in row.because}


def test_nothing_accepted_and_no_template_chosen_is_refused_with_what_to_do(draft_of):
    with pytest.raises(ValidationError, match="choose a template yourself"):
        draft_of(template="")


def test_an_unfinished_assessment_is_refused(assessment, draft_of):
    assessment.finished_at = None
    assessment.save()

    with pytest.raises(ValidationError, match="not finished"):
        draft_of()


def test_a_safety_hold_refuses_a_draft(hold, draft_of):
    hold()

    with pytest.raises(ValidationError, match="training is held"):
        draft_of()
    assert not Programme.across_practices.exists()


def test_a_discharge_refuses_a_draft(assessment, draft_of, alice):
    discharge_client(client=assessment.client, by=alice)

    with pytest.raises(ValidationError, match="was discharged on"):
        draft_of()
    assert not Programme.across_practices.exists()


def test_what_a_caution_rules_out_gives_way_in_the_draft(cautioned, draft_of):
    cautioned("knee_deep_flexion_pain")

    programme = draft_of(template="knee_valgus_hip_stability_8w")

    rows = Prescription.across_practices.filter(workout__stage__version__programme=programme)
    ruled_out = {key for key, each in load_library().exercises.items() if "knee_deep_flexion_pain" in each.avoid}
    assert not ruled_out & {row.exercise for row in rows}


def test_a_revision_copies_the_published_version_and_leaves_it_alone(programme, published, alice):
    revision = revise_programme(programme=programme, by=alice)

    copies = Prescription.across_practices.filter(workout__stage__version=revision)
    originals = Prescription.across_practices.filter(workout__stage__version=published)
    assert revision.number == 2
    assert sorted(row.exercise for row in copies) == sorted(row.exercise for row in originals)
    assert not {row.pk for row in copies} & {row.pk for row in originals}


def test_revising_twice_gives_the_same_draft(programme, published, alice):
    assert revise_programme(programme=programme, by=alice) == revise_programme(programme=programme, by=alice)
    assert ProgrammeVersion.across_practices.count() == 2


def _findings() -> list[tuple[str, str, str, int]]:
    library = load_library()
    seen = [each for each in library.observations.values() if "gluteus_medius" in each.underactive]
    return [(library.test_of(each).id, each.id, "left" if each.sided else "", 3) for each in seen]


def _strongest_under(assessment) -> str:
    return next(each.key for each in analysis_of(assessment, today=NOW.date()).muscles if each.state == "under")
