import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clients.practices.ids import uuid7
from programmes.library.models import OwnExercise
from tests.clients.practices.hostile_files import jpeg
from tests.programmes.library.own import SAID, proposed, reviewed

pytestmark = pytest.mark.django_db
ALL = reverse("api:own_exercises")


def sent(browser, method, url, **said):
    answer = getattr(browser, method)(url, said, content_type="application/json")
    return answer.status_code, answer.json()


def test_software_proposes_and_an_admin_reviews_retires_and_brings_back(alice, ada, signed_in):
    therapist, admin = signed_in(alice), signed_in(ada)

    status, made = sent(therapist, "post", ALL, **SAID)
    one = reverse("api:own_exercise", args=[made["id"]])

    assert (status, made["state"]) == (201, "draft")
    assert sent(therapist, "post", one + "review/", seen=1)[0] == 403
    assert sent(admin, "post", one + "review/", seen=1)[1]["state"] == "reviewed"
    assert sent(therapist, "patch", one, reps=12, seen=0)[1]["revisions"][1]["reps"] == 12
    assert sent(admin, "post", one + "retire/", because="Too hard.")[1]["state"] == "retired"
    assert sent(admin, "post", one + "bring-back/")[1]["state"] == "reviewed"


def test_the_same_request_sent_twice_makes_one(alice, signed_in):
    said = SAID | {"submission": str(uuid7())}

    answers = [sent(signed_in(alice), "post", ALL, **said)[1]["id"] for _ in range(2)]

    assert answers[0] == answers[1] == said["submission"]


def test_a_name_like_another_and_a_draft_not_seen_are_refused(alice, signed_in):
    one = reverse("api:own_exercise", args=[proposed(alice).pk])

    status, why = sent(signed_in(alice), "post", ALL, **SAID | {"name": "Bird dogs"})
    late, _ = sent(signed_in(alice), "patch", one, reps=12, seen=7)

    assert (status, late) == (400, 400)
    assert "There is already: Bird dog" in str(why)
    assert OwnExercise.objects.visible_to(alice).get().revisions.get().reps == 8


def test_only_what_may_be_written_is_written(alice, charlie, signed_in):
    theirs = str(charlie.practice_id)

    _, made = sent(
        signed_in(alice), "post", ALL, **SAID, state="reviewed", practice=theirs, number=7, reviewed_by=theirs
    )

    exercise = OwnExercise.objects.visible_to(alice).get(pk=made["id"])
    assert exercise.state == "draft"
    assert exercise.revisions.get().number == 1


def test_a_file_is_uploaded_made_anew_and_named(alice, charlie, signed_in):
    browser, files = signed_in(alice), reverse("api:own_files")

    kept = browser.post(files, {"picture": SimpleUploadedFile("a.jpg", jpeg())})
    refused = browser.post(files, {"picture": SimpleUploadedFile("a.jpg", b"<svg/>")})

    assert (kept.status_code, refused.status_code, browser.post(files, {}).status_code) == (201, 400, 400)
    picture = kept.json()["id"]
    assert sent(browser, "post", ALL, **SAID, picture=picture)[1]["revisions"][0]["picture"] == picture
    assert sent(signed_in(charlie), "post", ALL, **SAID, picture=picture)[0] == 400


def test_the_exercises_of_the_library_are_the_knowledges_and_the_practices_reviewed_ones(
    alice, ada, charlie, signed_in
):
    own, draft = reviewed(alice, ada), proposed(alice, name="Buoy press", plain_name="")

    def found(who):
        listed = signed_in(who).get(reverse("api:exercises"), {"words": "harbour"}).json()["results"]
        return [each["id"] for each in listed]

    assert found(alice) == [str(own.pk)]
    assert found(charlie) == []
    assert signed_in(charlie).get(reverse("api:exercise", args=[own.pk])).status_code == 404
    assert signed_in(alice).get(ALL, {"state": "draft"}).json()["results"][0]["id"] == str(draft.pk)
    assert signed_in(alice).get(ALL, {"state": "lost"}).status_code == 400
