"""Since last time: what changed between two finished assessments of one client, on the result's page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from clients.practices.models import Practice
from therapy.assessments.actions import finish_assessment, record_finding, start_assessment
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library


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


def test_beside_the_result_what_changed_is_told_at_both_depths(signed_in, alice, again):
    part = told(signed_in(alice).get(since(again), headers={"HX-Request": "true"}))

    assert "1 resolved" in part
    assert "not tested again (clear, now not looked for)" in part, "what was not tested again is not resolved"
    assert "<b>For the client:</b> Since last time, of what we look at: 1 no longer seen" in part
    assert "not examined again" in part
    assert f'href="{since(again)}"' in part


def test_the_page_sets_both_side_by_side_and_what_was_not_looked_at_says_so(signed_in, alice, again):
    page = signed_in(alice).get(since(again))
    step_down = dict(page.context["columns"].findings)[load_library().signs["sd_knee"].group_name]
    rows = {(row.what, row.side): row for row in step_down}

    knee, pelvis = (rows[load_library().signs[seen].label, "left"] for seen in ("sd_knee", "sd_pelvis"))
    assert (knee.then, knee.now, knee.course) == ("clear", "not seen", "resolved")
    assert (pelvis.then, pelvis.now, pelvis.course) == ("clear", "not tested", "not tested again")
    assert '<td data-label="' in page.text
    assert 'class="untested">not tested</td>' in page.text
    assert "Not examined again (" in page.text, "what nobody looked at again is not gone"
    assert page.text.count("data-bodymap") == 2


def test_any_earlier_assessment_may_be_chosen_to_compare_with(signed_in, alice, dana, finished, again):
    between = start_assessment(client=dana, battery="knee_hip", by=alice)
    record_finding(assessment=between, observation="sd_knee", side="left", severity=3, by=alice)
    between.refresh_from_db()
    finish_assessment(assessment=between, by=alice)
    Assessment.objects.of(dana).filter(pk=between.pk).update(finished_at=again.finished_at - timedelta(days=10))

    newest = signed_in(alice).get(since(again)).context["since"]
    first = signed_in(alice).get(since(again), {"with": str(finished.pk)}).context["since"]
    nonsense = signed_in(alice).get(since(again), {"with": "nonsense"}).context["since"]

    assert [each.pk for each in newest.others] == [between.pk, finished.pk]
    assert (newest.earlier.pk, first.earlier.pk, nonsense.earlier.pk) == (between.pk, finished.pk, between.pk)


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
    assert "No hypothesis came, went, rose or fell." in page


def test_a_colleague_sees_it_and_a_stranger_finds_nothing(signed_in, bob, charlie, again):
    assert signed_in(bob).get(since(again)).status_code == 200
    assert signed_in(charlie).get(since(again)).status_code == 404
