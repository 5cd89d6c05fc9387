"""How often the builder and what lies beside it ask the database: the same for long programmes as for short ones."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clients.practices.ids import uuid7
from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage
from therapy.assessments.models import Assessment

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TEMPLATE = "chronic_low_back_12w"
MOST = {"prescribing:programme": 14, "prescribing:checks": 28, "training:preview": 12}


@pytest.fixture
def programme(alice, dana) -> Programme:
    """A draft of twelve weeks that was changed once."""
    assessment = Assessment.objects.create(
        practice=alice.practice, client=dana, therapist=alice, battery="knee", finished_at=NOW, knowledge_version="k1"
    )
    made = actions.draft_programme(assessment=assessment, template=TEMPLATE, submission=uuid7(), now=NOW, by=alice)
    copy_stage(made, alice)
    return made


def copy_stage(programme, alice) -> None:
    draft = ProgrammeVersion.across_practices.get(programme=programme, published_at=None)
    stage = Stage.across_practices.filter(version=draft).first()
    actions.copy_stage(stage=stage, weeks=4, seen=draft.edits, by=alice)


def more_weeks(programme, alice) -> None:
    for _ in range(4):
        copy_stage(programme, alice)


def more_exercises(programme, alice) -> None:
    rows = list(Prescription.across_practices.filter(workout__stage__version__programme=programme))
    for row in rows:
        row.pk, row.position = uuid7(), row.position + 20
    Prescription.across_practices.bulk_create(rows)


def more_versions(programme, alice) -> None:
    """Ten published ones; the draft is the newest of all."""
    programme.starts_on = NOW.date()
    programme.save()
    for _ in range(10):
        actions.publish_version(programme=programme, message="", now=NOW, by=alice)
        actions.revise_programme(programme=programme, by=alice)
    copy_stage(programme, alice)


@pytest.mark.parametrize("page", MOST)
@pytest.mark.parametrize("more", [more_weeks, more_exercises, more_versions])
@pytest.mark.django_db
def test_the_builder_asks_as_often_for_a_long_programme_as_for_a_short_one(page, more, programme, alice, signed_in):
    browser, url = signed_in(alice), reverse(page, args=[programme.pk])

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(url, headers={"HX-Request": "true"}).status_code == 200
        return len([query for query in captured if "SAVEPOINT" not in query["sql"]])

    few = asked()
    more(programme, alice)

    assert few == asked() <= MOST[page]
