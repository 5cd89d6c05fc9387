"""One deed for many clients: who is affected is seen first, each refusal is explained, nothing is done silently."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.records.models import Client, ClientTag, SafetyScreen
from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion
from programmes.training.bulk.replacing import affected_by
from programmes.training.models import Session
from tests.programmes.builders import running_programme
from therapy.knowledge import load_library

BIRD_DOG, HEEL_SLIDE, PLANK = "bird_dog", "heel_slide", "plank_forearm"
FOUNDATION = "foundation_inner_unit_4w"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def erin(dana, alice) -> Client:
    """A second client of Alice."""
    same = {name: getattr(dana, name) for name in ("date_of_birth", "sex", "time_zone", "training_time")}
    return Client.objects.create(practice=alice.practice, name="Erin Moor", therapist=alice, **same)


@pytest.fixture
def asked(alice):
    """Asks a client the warning questions; all are answered with no."""

    def ask(client: Client) -> SafetyScreen:
        return SafetyScreen.objects.create(
            practice=alice.practice, client=client, answered_at=timezone.now(), answers={}
        )

    return ask


@pytest.fixture
def running(dana, erin, today):
    """Bird dog in a running programme of each."""
    return [running_programme(client, starts_on=today) for client in (dana, erin)]


def send(browser, running, **said):
    keys = [str(version.programme_id) for version in running]
    return browser.post(reverse("training:replace"), {"old": BIRD_DOG, "new": HEEL_SLIDE, "programmes": keys, **said})


def exercises_of(version: ProgrammeVersion) -> set[str]:
    rows = Prescription.across_practices.filter(workout__stage__version=version)
    return set(rows.values_list("exercise", flat=True))


def test_who_is_affected_is_seen_before_anything_changes(running, alice, charlie, signed_in):
    page = signed_in(alice).get(reverse("training:replace"), {"old": BIRD_DOG, "new": HEEL_SLIDE}).text

    assert "Dana Reed" in page
    assert "Erin Moor" in page
    assert f"→ {load_library().exercises[HEEL_SLIDE].name}" in page
    assert ProgrammeVersion.across_practices.count() == 2
    assert not affected_by(BIRD_DOG, None, now=timezone.now(), by=charlie)


def test_each_that_is_ticked_gets_a_draft_and_what_is_in_force_stays(running, alice, signed_in):
    page = send(signed_in(alice), running[:1]).text

    assert "1 of 1 done" in page
    draft = ProgrammeVersion.across_practices.get(programme=running[0].programme, published_at=None)
    assert BIRD_DOG not in exercises_of(draft)
    assert HEEL_SLIDE in exercises_of(draft)
    assert BIRD_DOG in exercises_of(running[0])
    assert BIRD_DOG in exercises_of(running[1])


def test_published_at_once_where_it_is_chosen_and_sessions_follow(running, alice, today, signed_in):
    send(signed_in(alice), running, publish="on", message="A gentler one from now on.")

    for version in running:
        newest = ProgrammeVersion.across_practices.filter(programme=version.programme).latest("number")
        assert newest.is_published
        assert newest.message == "A gentler one from now on."
        ahead = Session.across_practices.filter(programme=version.programme, scheduled_on__gt=today + timedelta(days=1))
        assert {session.workout.stage.version_id for session in ahead} <= {newest.pk}


def test_a_draft_with_changes_of_its_own_is_never_published_by_it(running, alice, signed_in):
    draft = actions.revise_programme(programme=running[0].programme, by=alice)

    page = send(signed_in(alice), running, publish="on").text

    assert "1 of 2 done" in page
    assert "Publish it from the builder" in page
    assert not ProgrammeVersion.across_practices.get(pk=draft.pk).is_published


def test_a_client_for_whom_it_is_ruled_out_is_named_with_the_reason_and_left_alone(running, dana, alice, signed_in):
    ClientTag.objects.create(practice=dana.practice, client=dana, tag="prolapse_symptoms", set_by=alice)

    page = signed_in(alice).get(reverse("training:replace"), {"old": BIRD_DOG, "new": PLANK}).text
    assert "is ruled out for Dana by" in page
    answer = send(signed_in(alice), running, new=PLANK).text

    assert "1 of 2 done" in answer
    assert BIRD_DOG in exercises_of(ProgrammeVersion.across_practices.get(programme=running[0].programme))


def begin(browser, *clients, **said):
    keys = [str(client.pk) for client in clients]
    return browser.post(
        reverse("training:new_class"), {"submission": uuid7(), "template": FOUNDATION, "clients": keys, **said}
    )


def test_a_class_gives_each_a_programme_of_their_own_and_says_why_one_has_none(dana, erin, asked, alice, signed_in):
    asked(dana)

    page = begin(signed_in(alice), dana, erin).text

    assert [each.client for each in Programme.across_practices.select_related("client")] == [dana]
    assert "No programme" in page
    assert "Erin" in page


def test_looking_first_tells_the_same_and_keeps_nothing(dana, erin, asked, alice, signed_in):
    asked(dana)

    page = begin(signed_in(alice), dana, erin, look="1").text

    assert "What would become of each" in page
    assert "No programme" in page
    assert not Programme.across_practices.exists()


def test_a_class_sent_twice_is_begun_once_and_published_with_its_first_day(dana, erin, asked, alice, today, signed_in):
    said = {"submission": uuid7(), "starts_on": today.isoformat(), "message": "See you on Tuesday."}
    for client in (dana, erin):
        asked(client)

    for _ in range(2):
        begin(signed_in(alice), dana, erin, **said)

    assert Programme.across_practices.filter(state="active").count() == 2
    assert ProgrammeVersion.across_practices.filter(message="See you on Tuesday.").count() == 2


def test_a_stranger_finds_none_of_these_clients(dana, erin, asked, charlie, ada, signed_in):
    asked(dana)

    assert begin(signed_in(charlie), dana).status_code == 422
    assert begin(signed_in(ada), dana).status_code == 403
    assert not Programme.across_practices.exists()
