from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.consents import withdraw_consent
from therapy.assessments.actions import finish_assessment, record_finding
from therapy.assessments.models import Assessment, Photo
from therapy.assessments.photos.actions import delete_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_back(photo, dana, alice) -> None:
    withdraw_consent(client=dana, kind="photos", now=timezone.now(), by=alice)


def test_once_consent_is_taken_back_the_photo_is_shown_to_nobody(alice, signed_in, photo, taken_back, sitting, dana):
    browser = signed_in(alice)

    for picture in ("picture", "small_picture"):
        assert browser.get(reverse(f"assessments:{picture}", args=[photo.pk])).status_code == 403
    pages = [("photo", photo), ("photos", sitting), ("photos_of", dana), ("delete_photo", photo)]
    for name, subject in pages:
        answer = browser.get(reverse(f"assessments:{name}", args=[subject.pk]))
        assert answer.status_code == 200
        assert "<image" not in answer.content.decode()


def test_all_photos_of_a_client_are_deleted_once_consent_is_taken_back(
    alice, signed_in, photo, taken_back, dana, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in(alice).post(reverse("assessments:photos_of", args=[dana.pk]), {"because": "consent"})

    assert answer.status_code == 302
    assert not Photo.objects.visible_to(alice).exists()
    assert not Path(photo.path).exists()
    assert not Path(photo.small.path).exists()
    event = AuditEvent.objects.visible_to(alice).get(event="photo.deleted")
    assert (event.subject_id, event.client_id, event.details) == (photo.pk, dana.pk, {"because": "consent"})


def test_a_photo_can_be_deleted_after_the_assessment_was_finished(
    alice, signed_in, photo, sitting, django_capture_on_commit_callbacks
):
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=2, by=alice)
    finish_assessment(assessment=sitting, by=alice)

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(alice).post(reverse("assessments:delete_photo", args=[photo.pk]), {"because": "mistaken"})

    assert not Photo.objects.visible_to(alice).exists()
    assert not Path(photo.path).exists()
    assert Assessment.objects.visible_to(alice).get().is_finished


@pytest.mark.parametrize("because", ["", "just so"])
def test_nothing_is_deleted_without_a_reason(alice, signed_in, photo, dana, because):
    for name, subject in (("delete_photo", photo), ("photos_of", dana)):
        refused = signed_in(alice).post(reverse(f"assessments:{name}", args=[subject.pk]), {"because": because})
        assert refused.status_code == 422
    with pytest.raises(ValidationError, match="Say why"):
        delete_photo(photo=photo, because=because, by=alice)

    assert Path(photo.path).exists()


def test_a_photo_that_is_deleted_twice_is_deleted_once(alice, photo):
    delete_photo(photo=photo, because="asked", by=alice)
    delete_photo(photo=photo, because="asked", by=alice)

    assert AuditEvent.objects.visible_to(alice).filter(event="photo.deleted").count() == 1


def test_a_stranger_deletes_nothing(charlie, alice, signed_in, photo, dana):
    for name, subject in (("delete_photo", photo), ("photos_of", dana)):
        answer = signed_in(charlie).post(reverse(f"assessments:{name}", args=[subject.pk]), {"because": "asked"})
        assert answer.status_code == 404

    assert Photo.objects.visible_to(alice).exists()
