import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.records.actions.consents import withdraw_consent
from tests.clients.practices.hostile_files import jpeg
from therapy.assessments.actions import start_assessment
from therapy.assessments.photos.actions import add_photo
from therapy.assessments.photos.comparing import pairs_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def again(photo, dana, alice):
    """A second sitting, after the one with the photo."""
    return start_assessment(client=dana, battery="knee_hip", by=alice)


def taken(assessment, view, by):
    upload = TemporaryUploadedFile("a.jpg", "image/jpeg", 0, None)
    upload.write(jpeg())
    upload.flush()
    return add_photo(
        assessment=assessment, test=assessment.tests[0], view=view, upload=upload, submission=uuid7(), by=by
    )


def page(assessment):
    return reverse("assessments:photos_then", args=[assessment.pk])


def test_a_photo_stands_beside_the_last_one_of_the_same_test_and_side(alice, again, photo, sitting):
    now = taken(again, "front", alice)
    taken(again, "left", alice)

    (pair,) = pairs_of(again)

    assert (pair.then.photo, pair.now.photo) == (photo, now)
    assert pairs_of(sitting) == [], "what came later is not then"


def test_then_and_now_is_shown_to_the_practice_while_consent_is_in_force(alice, charlie, signed_in, again, dana):
    taken(again, "front", alice)
    shown = signed_in(alice).get(page(again)).content.decode()
    assert (shown.count("<image"), shown.count("Then, "), shown.count("Now, ")) == (2, 1, 1)
    assert signed_in(charlie).get(page(again)).status_code == 404

    withdraw_consent(client=dana, kind="photos", now=timezone.now(), by=alice)

    assert "<image" not in signed_in(alice).get(page(again)).content.decode()
