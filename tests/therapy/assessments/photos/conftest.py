"""Dana agreed to photos; one was taken from the front for the first test of the sitting."""

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.records.actions.consents import give_consent
from tests.clients.practices.hostile_files import located
from therapy.assessments.models import Photo
from therapy.assessments.photos.actions import add_photo


@pytest.fixture
def agreed(dana, alice) -> None:
    give_consent(client=dana, kind="photos", now=timezone.now(), by=alice)


@pytest.fixture
def photo(agreed, sitting, alice) -> Photo:
    upload = TemporaryUploadedFile("a.jpg", "image/jpeg", 0, None)
    upload.write(located())
    upload.flush()
    return add_photo(
        assessment=sitting, test=sitting.tests[0], view="front", upload=upload, submission=uuid7(), by=alice
    )
