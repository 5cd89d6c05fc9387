import re
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.practices.uploads.keeping import forget, made_anew
from clients.records.actions.consents import withdraw_consent
from tests.clients.practices.hostile_files import SECRET, hostile_files, located
from therapy.assessments.actions import finish_assessment
from therapy.assessments.models import Photo
from therapy.assessments.photos import actions

pytestmark = pytest.mark.django_db
HOSTILE = [each for each in hostile_files() if each.field == "picture" and not each.is_kept][:12]


def large():
    picture = BytesIO()
    Image.new("RGB", (2000, 1500), "white").save(picture, "JPEG")
    return picture.getvalue()


def page(sitting):
    return reverse("assessments:photos", args=[sitting.pk])


def take(browser, sitting, body=None, **changes):
    said = {"test": sitting.tests[0], "view": "left", "submission": str(uuid7())} | changes
    headers = {"Accept": said.pop("accept", "text/html")}
    if body != b"":
        said["picture"] = SimpleUploadedFile("IMG_1.jpg", body or located())
    return browser.post(page(sitting), said, headers=headers)


def photos(of):
    return list(Photo.objects.visible_to(of))


def test_a_photo_is_kept_for_a_client_who_agreed_and_for_nobody_else(alice, signed_in, sitting, dana, agreed):
    assert take(signed_in(alice), sitting).status_code == 302
    withdraw_consent(client=dana, kind="photos", now=timezone.now(), by=alice)

    refused = take(signed_in(alice), sitting)

    assert refused.status_code == 422
    assert "Dana has not agreed to photos. Ask first and record the consent" in refused.content.decode()
    assert len(photos(alice)) == 1


def test_consent_that_is_taken_back_while_the_picture_is_made_anew_counts(
    alice, signed_in, sitting, dana, agreed, monkeypatch
):
    @contextmanager
    def slowly(upload, kind):
        with made_anew(upload, kind) as anew:
            withdraw_consent(client=dana, kind="photos", now=timezone.now(), by=alice)
            yield anew

    monkeypatch.setattr(actions, "made_anew", slowly)

    assert take(signed_in(alice), sitting).status_code == 422
    assert photos(alice) == []


def test_a_photo_knows_no_place_no_name_and_no_camera(alice, signed_in, sitting, agreed):
    take(signed_in(alice), sitting)

    (kept,) = photos(alice)
    assert SECRET.encode() not in Path(kept.path).read_bytes()
    assert re.fullmatch(r"photos/[0-9a-f]{40}\.jpg", kept.name)
    assert (kept.view, kept.test, kept.width, kept.height) == ("left", sitting.tests[0], 64, 48)
    event = AuditEvent.objects.visible_to(alice).get(event="photo.kept")
    assert (event.actor_id, event.client_id) == (alice.pk, sitting.client_id)


def test_a_photo_is_for_a_test_and_only_at_last_for_the_body_map(alice, signed_in, sitting, agreed):
    offered = [test for test, _ in signed_in(alice).get(page(sitting)).context["form"].fields["test"].choices]

    assert sitting.tests[0] == offered[-1] == "body_map"
    assert sorted(offered) == sorted(sitting.tests)


def test_a_list_of_photos_shows_small_ones_under_the_same_guard(alice, bob, charlie, signed_in, sitting, dana, agreed):
    take(signed_in(alice), sitting, large())
    (kept,) = photos(alice)
    small = reverse("assessments:small_picture", args=[kept.pk])

    assert f'href="{small}"' in signed_in(bob).get(page(sitting)).text
    answer = signed_in(bob).get(small)
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as image:
        assert (image.format, image.size) == ("JPEG", (640, 480))
    assert (kept.width, kept.height) == (1600, 1200)
    assert answer["Cache-Control"] == "private, no-store"
    assert signed_in(charlie).get(small).status_code == 404

    withdraw_consent(client=dana, kind="photos", now=timezone.now(), by=alice)
    assert signed_in(bob).get(small).status_code == 403


def test_a_photo_from_before_there_were_small_ones_is_shown_large(alice, signed_in, photo):
    forget(photo.small)

    answer = signed_in(alice).get(reverse("assessments:small_picture", args=[photo.pk]))

    assert b"".join(answer.streaming_content) == Path(photo.path).read_bytes()


def test_a_photo_that_is_sent_twice_is_kept_once(alice, signed_in, sitting, agreed):
    browser, submission = signed_in(alice), str(uuid7())

    answers = [take(browser, sitting, submission=submission, accept="application/json") for _ in range(2)]

    assert [each.json() for each in answers] == [{"url": page(sitting) + f"?test={sitting.tests[0]}"}] * 2
    assert len(photos(alice)) == 1


@pytest.mark.parametrize(
    "file", [each for each in hostile_files() if each.field == "picture" and not each.is_kept][:12]
)
def test_what_is_no_picture_is_refused_with_a_sentence(alice, signed_in, sitting, agreed, file):
    refused = take(signed_in(alice), sitting, body=file.body or b" ", accept="application/json")

    assert refused.status_code == 422
    assert refused.json()["sentence"].endswith((".", "!"))
    assert photos(alice) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"view": ""}, "Say from where it is taken."),
        ({"view": "above"}, "Choose one of the views."),
        ({"test": "beighton_of_another"}, "Choose one of the tests of this assessment."),
        ({"body": b""}, "Take a photo or choose a picture first."),
    ],
)
def test_what_is_missing_is_asked_for(alice, signed_in, sitting, agreed, said, sentence):
    refused = take(signed_in(alice), sitting, **said)

    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert photos(alice) == []


def test_a_finished_assessment_takes_no_more_photos(alice, signed_in, recorded, agreed):
    assert take(signed_in(alice), recorded).status_code == 302
    finish_assessment(assessment=recorded, by=alice)

    refused = take(signed_in(alice), recorded, accept="application/json")

    assert refused.json()["sentence"].startswith("This assessment is finished")
    assert len(photos(alice)) == 1


def test_an_assessment_takes_so_many_photos_and_no_more(alice, signed_in, sitting, agreed, monkeypatch):
    monkeypatch.setattr(actions, "MOST_PHOTOS", 1)
    assert take(signed_in(alice), sitting).status_code == 302

    refused = take(signed_in(alice), sitting, accept="application/json")

    assert refused.json()["sentence"] == "An assessment takes 1 photos. Delete one first."


def test_consent_is_recorded_where_the_photo_is_wanted(alice, signed_in, sitting, dana):
    browser = signed_in(alice)
    asked = browser.get(page(sitting)).content.decode()

    answer = browser.post(reverse("assessments:agree_to_photos", args=[sitting.pk]))

    assert "The practice may take photos for my record." in asked
    assert 'type="file"' not in asked
    assert answer["Location"] == page(sitting)
    assert actions.allows_photos(dana)
    assert 'type="file"' in browser.get(page(sitting)).content.decode()


def test_members_of_the_practice_see_a_photo_and_nobody_else_does(alice, bob, ada, charlie, dana, signed_in, photo):
    for name in ("photo", "picture"):
        address = reverse(f"assessments:{name}", args=[photo.pk])
        assert signed_in(alice).get(address).status_code == 200
        assert signed_in(bob).get(address).status_code == 200
        assert signed_in(charlie).get(address).status_code == 404
        assert signed_in(ada).get(address).status_code == 403, "admins treat nobody"
        assert signed_in(dana).get(address).status_code == 403
        assert signed_in(None).get(address).status_code == 302


def test_the_picture_is_kept_by_no_browser_and_has_no_rights_of_its_own(alice, signed_in, photo):
    answer = signed_in(alice).get(reverse("assessments:picture", args=[photo.pk]))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert photo.name not in str(answer.headers)


def test_looking_at_a_photo_leaves_a_line_in_the_trail(alice, signed_in, photo):
    signed_in(alice).get(reverse("assessments:photo", args=[photo.pk]))

    event = AuditEvent.objects.visible_to(alice).get(event="photo.viewed")
    assert (event.subject_id, event.client_id) == (photo.pk, photo.assessment.client_id)
