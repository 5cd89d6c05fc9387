import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from therapy.assessments.actions import finish_assessment, record_finding
from therapy.assessments.photos import drawing

pytestmark = pytest.mark.django_db
SHOULDERS = {"name": "Shoulders", "x1": 5, "y1": 10, "x2": 45, "y2": 8}


def form(*lines, seen=0, plumb=None):
    said = {"seen": seen, "line-TOTAL_FORMS": len(lines), "line-INITIAL_FORMS": 0}
    said |= {f"plumb-{name}": value for name, value in (plumb or {}).items()}
    return said | {f"line-{at}-{name}": value for at, line in enumerate(lines) for name, value in line.items()}


def draw(browser, photo, *lines, accept="application/json", **more):
    address = reverse("assessments:photo", args=[photo.pk])
    return browser.post(address, form(*lines, **more), headers={"Accept": accept})


def test_lines_are_kept_as_numbers_beside_the_picture(alice, signed_in, photo):
    plumb = {"x1": 30, "y1": 47, "x2": 31, "y2": 1}

    answer = draw(signed_in(alice), photo, SHOULDERS, plumb=plumb)

    assert answer.json() == {"seen": 1}
    photo.refresh_from_db()
    assert photo.plumb == [30, 47, 31, 1]
    assert photo.lines == [{"name": "Shoulders", "ends": [5, 10, 45, 8]}]
    assert AuditEvent.objects.visible_to(alice).filter(event="photo.drawn_on").count() == 1
    shown = signed_in(alice).get(reverse("assessments:photos", args=[photo.assessment_id])).content.decode()
    assert "4.1° from horizontal, higher towards the client’s left" in shown


def test_the_same_drawing_sent_twice_is_one_change(alice, signed_in, photo):
    answers = [draw(signed_in(alice), photo, SHOULDERS) for _ in range(2)]

    assert [each.json() for each in answers] == [{"seen": 1}] * 2


def test_two_who_draw_on_one_photo_see_both_and_nothing_is_overwritten(alice, bob, signed_in, photo):
    pelvis = SHOULDERS | {"name": "Pelvis"}
    assert draw(signed_in(bob), photo, SHOULDERS).status_code == 200

    late = draw(signed_in(alice), photo, pelvis, accept="text/html")

    assert late.status_code == 409
    assert "Nothing was overwritten" in late.content.decode()
    assert "<b>Shoulders</b>" in late.content.decode()
    assert 'value="Pelvis"' in late.content.decode()
    photo.refresh_from_db()
    assert photo.lines[0]["name"] == "Shoulders"
    assert draw(signed_in(alice), photo, pelvis, seen=1).status_code == 200, "having seen theirs, mine may stay"


@pytest.mark.parametrize(
    ("line", "plumb", "sentence"),
    [
        (SHOULDERS | {"x2": 65}, None, "ends outside the picture, which is 64 × 48 dots."),
        (SHOULDERS | {"x2": -1}, None, "Both ends need two whole numbers"),
        (SHOULDERS | {"x2": "far"}, None, "Both ends need two whole numbers"),
        (SHOULDERS | {"x2": "9" * 400}, None, "ends outside the picture"),
        (SHOULDERS | {"x2": ""}, None, "Both ends need two whole numbers"),
        ({"name": "Shoulders"}, None, "Both ends need two whole numbers"),
        (SHOULDERS | {"x2": 6, "y2": 11}, None, "is too short to have an angle"),
        (SHOULDERS | {"name": ""}, None, "Give each line a name"),
        (SHOULDERS | {"name": "x" * 41}, None, "at most 40 char"),
        (SHOULDERS, {"x1": 0, "y1": 5, "x2": 60, "y2": 9}, "The plumb line lies down."),
        (SHOULDERS, {"x1": 0, "y1": 5}, "Both ends need two whole numbers"),
    ],
)
def test_what_is_no_line_comes_back_with_a_sentence_and_as_it_was_typed(alice, signed_in, photo, line, plumb, sentence):
    told = draw(signed_in(alice), photo, line, plumb=plumb)
    typed = draw(signed_in(alice), photo, line, plumb=plumb, accept="text/html")

    assert (told.status_code, typed.status_code) == (422, 422)
    assert sentence in told.json()["sentence"]
    assert f'value="{line["name"]}"' in typed.content.decode()
    photo.refresh_from_db()
    assert photo.lines == []


def test_a_photo_takes_a_dozen_lines(alice, signed_in, photo):
    many = [SHOULDERS] * (drawing.MOST_LINES + 1)

    assert draw(signed_in(alice), photo, *many[1:]).status_code == 200
    refused = draw(signed_in(alice), photo, *many, seen=1)

    assert refused.status_code == 422
    assert "12" in refused.json()["sentence"]


def test_a_removed_line_is_gone(alice, signed_in, photo):
    draw(signed_in(alice), photo, SHOULDERS)

    draw(signed_in(alice), photo, SHOULDERS | {"remove": "on"}, seen=1)

    photo.refresh_from_db()
    assert photo.lines == []


def test_nothing_is_drawn_once_the_assessment_is_finished(alice, signed_in, photo, sitting):
    assert draw(signed_in(alice), photo, SHOULDERS).status_code == 200
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=2, by=alice)
    finish_assessment(assessment=sitting, by=alice)

    refused = draw(signed_in(alice), photo, seen=1)

    assert refused.status_code == 422
    photo.refresh_from_db()
    assert len(photo.lines) == 1


def test_a_stranger_draws_nothing(charlie, signed_in, photo):
    assert draw(signed_in(charlie), photo, SHOULDERS).status_code == 404
    photo.refresh_from_db()
    assert photo.lines == []
