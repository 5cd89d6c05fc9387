"""Since last time: what changed between two finished assessments of one client, on the result's page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from clients.practices.models import Practice
from therapy.assessments.actions import finish_assessment, record_finding, start_assessment
from therapy.assessments.models import Assessment


@pytest.fixture
def again(finished, dana, alice) -> Assessment:
    """A second sitting a month later: the knee no longer moves inward, the pelvis was not looked at again."""
    Assessment.objects.of(dana).filter(pk=finished.pk).update(finished_at=finished.finished_at - timedelta(days=30))
    sitting = start_assessment(client=dana, battery="knee_hip", by=alice)
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=0, by=alice)
    sitting.refresh_from_db()
    return finish_assessment(assessment=sitting, by=alice)


def since(assessment):
    return reverse("assessments:since", args=[assessment.pk])


def told(page) -> str:
    return " ".join(page.content.decode().split())


def test_the_result_asks_for_what_changed_and_links_to_it_without_script(signed_in, alice, again):
    page = told(signed_in(alice).get(reverse("assessments:result", args=[again.pk])))

    assert f'hx-get="{since(again)}"' in page
    assert f'href="{since(again)}"' in page


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_what_changed_is_told_at_both_depths_and_what_was_not_tested_again_is_not_resolved(
    signed_in, alice, again, headers
):
    page = told(signed_in(alice).get(since(again), headers=headers))

    assert "1 resolved" in page
    assert "Knee" in page
    assert "not tested again (clear, now not looked for)" in page
    assert "<b>For the client:</b> Since last time, of what we look at: 1 no longer seen" in page
    assert "not examined again" in page


def test_the_first_assessment_has_nothing_to_be_compared_with(signed_in, alice, finished, again):
    assert "the first finished assessment" in told(signed_in(alice).get(since(finished)))
    assert "the first finished assessment" not in told(signed_in(alice).get(since(again)))


def test_an_open_assessment_is_not_compared(signed_in, alice, sitting, finished):
    assert signed_in(alice).get(since(finished)).status_code == 200
    Assessment.objects.of(finished.client).filter(pk=finished.pk).update(finished_at=None)
    assert signed_in(alice).get(since(finished)).status_code == 302


def test_a_practice_without_suggestions_compares_findings_alone(signed_in, alice, again):
    Practice.objects.filter(pk=alice.practice_id).update(suggestions=False)

    page = told(signed_in(alice).get(since(again)))

    assert "1 resolved" in page
    assert "Hypotheses, and what moved them (0)" in page


def test_a_colleague_sees_it_and_a_stranger_finds_nothing(signed_in, bob, charlie, again):
    assert signed_in(bob).get(since(again)).status_code == 200
    assert signed_in(charlie).get(since(again)).status_code == 404
