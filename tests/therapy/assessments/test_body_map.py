"""The body map's page: places that trouble stand open, and what came first is told and drawn as it is said."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from clients.records.actions.history import add_history_event
from tests.therapy.assessments.sending import change, send
from therapy.assessments.actions import Marks, record_body_map, start_assessment
from therapy.assessments.models import Assessment, BodyMapEntry
from therapy.assessments.onset_order import history_of, onset_words, order_of_onset
from therapy.knowledge import load_library


@pytest.fixture
def sitting(dana, alice) -> Assessment:
    return start_assessment(client=dana, battery="knee_hip", places=["knee.left"], by=alice)


def began(alice, sitting):
    marks = BodyMapEntry.objects.visible_to(alice).filter(assessment=sitting)
    return order_of_onset(marks, history_of(sitting.client), load_library())


def test_places_chosen_at_the_start_stand_open_and_the_others_one_tap_away(signed_in, alice, sitting):
    page = signed_in(alice).get(reverse("assessments:test", args=[sitting.pk, "body_map"]))

    assert [row.label for row in page.context["rows"] if row.is_open] == ["Left knee"]
    assert 'data-open-place="map.neck."' in page.text
    assert "Nothing has a year yet." in page.text


def test_places_are_numbered_by_when_they_began_with_what_happened_in_between(alice, dana, sitting):
    for region, side, onset in (("lumbar", "", "2022.5"), ("ankle", "left", "2019"), ("hip", "right", None)):
        marks = Marks(pain=4, onset=onset and Decimal(onset))
        record_body_map(assessment=sitting, region=region, side=side, marks=marks, by=alice)
    add_history_event(client=dana, facts={"kind": "birth", "happened_on": date(2021, 1, 1)}, by=alice)

    order = began(alice, sitting)

    told = [(each.name, each.when, each.number) for each in order.began]
    assert told == [("Left ankle", "2019", 1), ("Birth 2021", "2021", 0), ("Lower back", "Jul 2022", 2)]
    assert order.undated == ("Right hip",)
    assert [node["region"] for node in order.drawn["nodes"]] == ["ankle", "lumbar"]
    assert order.drawn["links"] == [{"from": 0, "to": 1, "strength": 1}]


def test_an_event_stands_before_what_began_in_the_same_year(alice, dana, sitting):
    record_body_map(assessment=sitting, region="knee", side="left", marks=Marks(onset=Decimal(2019)), by=alice)
    facts = {"kind": "injury", "region": "ankle", "side": "left", "happened_on": date(2019, 1, 1)}
    add_history_event(client=dana, facts=facts, by=alice)

    assert [each.number for each in began(alice, sitting).began] == [0, 1]


def test_a_saved_place_brings_the_new_order_with_it(signed_in, alice, sitting):
    marks = {"pain": "5", "tension": "", "recurrence": "", "onset": "2018", "history": "none"}
    said = change(kind="body_map", region="knee", side="left", value=marks, was={})

    answer = send(signed_in(alice), sitting, alice, said, page="body_map")

    assert answer.status_code == 200
    assert "Left knee" in answer.json()["parts"]["onset"]
    assert "2018" in answer.json()["parts"]["onset"]


@pytest.mark.parametrize(("onset", "words"), [("2019", "2019"), ("2021.495", "Jul 2021"), ("2022.999", "Dec 2022")])
def test_an_onset_is_said_as_roughly_as_it_was_told(onset, words):
    assert onset_words(Decimal(onset)) == words
