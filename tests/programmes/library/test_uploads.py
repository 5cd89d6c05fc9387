import re
import resource
import time
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import av
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.practices.uploads import receiving
from programmes.library.media import storing
from programmes.library.models import OwnExercise, OwnRevision, StoredFile
from tests.clients.practices.hostile_files import SECRET, film, hostile_files, jpeg, located, png
from tests.programmes.library.own import SAID, proposed

pytestmark = pytest.mark.django_db
NEW = reverse("library:new_own")
SLOWEST, LARGEST_GROWTH = 5, 200 * 1024  # seconds; kilobytes


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> Path:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


def typed(**changes):
    """What the form sends: lists as lines, boxes as they are ticked."""
    said = SAID | {"is_another": "on", "submission": str(uuid7()), "seen": 0} | changes
    lines = {name: "\n".join(said[name]) for name in ("equipment", "cues", "common_faults")}
    return said | lines


def posted(browser, body, *, field="picture", **changes):
    return browser.post(NEW, typed(**changes, **{field: SimpleUploadedFile("a.jpg", body)}))


def files(of):
    return list(StoredFile.objects.visible_to(of))


def test_of_all_hostile_files_only_what_can_be_decoded_is_kept_and_made_anew(alice, signed_in, storage):
    browser, corpus = signed_in(alice), hostile_files()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wrong = []

    assert len(corpus) >= 40
    for file in corpus:
        kept, began = len(files(alice)), time.perf_counter()
        upload = SimpleUploadedFile("a", file.body)
        upload._name = file.name  # as it would arrive from somebody who writes the request by hand
        status = browser.post(NEW, typed(**{file.field: upload})).status_code
        is_kept = len(files(alice)) > kept
        if is_kept != file.is_kept or status not in (302, 422) or time.perf_counter() - began > SLOWEST:
            wrong.append((file.what, status, is_kept, time.perf_counter() - began))

    assert wrong == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before <= LARGEST_GROWTH
    lying = [path for path in storage.rglob("*") if path.is_file()]
    assert len(lying) == sum(file.is_kept for file in corpus)
    assert all(re.fullmatch(r"[0-9a-f]{40}\.(jpg|mp4|webm)", path.name) for path in lying)
    for path in lying:
        kept = path.read_bytes()
        assert not any(file.keepsake and file.keepsake in kept for file in corpus)


def test_a_stored_picture_knows_no_place_no_name_and_no_camera(alice, signed_in):
    posted(signed_in(alice), located())

    (kept,) = files(alice)
    with Image.open(kept.path) as image:
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert SECRET.encode() not in Path(kept.path).read_bytes()
    assert (kept.content_type, kept.width, kept.height) == ("image/jpeg", 64, 48)


def test_a_picture_taken_sideways_is_kept_upright(alice, signed_in):
    exif = Image.Exif()
    exif[0x0112] = 6

    posted(signed_in(alice), jpeg((64, 48), exif=exif))

    (kept,) = files(alice)
    assert (kept.width, kept.height) == (48, 64)


def test_a_large_picture_is_made_as_small_as_a_page_needs(alice, signed_in):
    posted(signed_in(alice), png((2400, 1200), mode="RGBA"))

    (kept,) = files(alice)
    assert (kept.width, kept.height) == (1600, 800)


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_stored_video_plays_and_knows_no_place_and_no_name(alice, signed_in, kind):
    posted(signed_in(alice), film(kind), field="video")

    (kept,) = files(alice)
    with av.open(kept.path) as video:
        assert len(list(video.decode(video.streams.video[0]))) == 10
        assert not {"title", "location", "comment"} & {key.lower() for key in video.metadata}
    assert SECRET.encode() not in Path(kept.path).read_bytes()


def test_what_was_typed_and_the_picture_that_came_along_survive_a_refusal(alice, signed_in):
    browser = signed_in(alice)

    refused = posted(browser, jpeg(), name="", plain_name="Reach out")

    assert refused.status_code == 422
    (kept,) = files(alice)
    assert "Reach out" in refused.content.decode()
    assert str(kept.pk) in refused.content.decode()
    browser.post(NEW, typed(kept_picture=str(kept.pk)))
    assert OwnRevision.objects.visible_to(alice).get().picture == kept


def test_one_byte_too_many_is_refused_while_it_arrives(alice, signed_in, monkeypatch, tmp_path, settings):
    monkeypatch.setattr(receiving, "MOST_BYTES", {"picture": 1000})
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    written = []
    write = receiving.TemporaryFileUploadHandler.receive_data_chunk
    monkeypatch.setattr(
        receiving.TemporaryFileUploadHandler,
        "receive_data_chunk",
        lambda self, data, start: written.append(len(data)) or write(self, data, start),
    )

    refused = posted(signed_in(alice), bytes(300_000), plain_name="Reach out")

    assert refused.status_code == 422
    assert "larger than" in refused.content.decode()
    assert "Reach out" in refused.content.decode()
    assert sum(written) <= 1000
    assert list(tmp_path.iterdir()) == []
    assert files(alice) == []


def test_a_practice_has_so_much_room_and_no_more(alice, signed_in, settings, charlie):
    settings.FILES_MB_A_PRACTICE = 0

    refused = posted(signed_in(alice), jpeg())

    assert "take all of their 0 MB" in refused.content.decode()
    assert files(alice) == []


def test_a_file_nobody_used_is_forgotten_after_a_day(alice, signed_in, storage, django_capture_on_commit_callbacks):
    posted(signed_in(alice), jpeg(), name="")
    posted(signed_in(alice), jpeg(), plain_name="Kept in use")
    unused, used = sorted(files(alice), key=lambda each: each.stored_at)
    StoredFile.objects.visible_to(alice).update(stored_at=unused.stored_at - storing.KEPT_UNUSED * 2)

    with django_capture_on_commit_callbacks(execute=True):
        posted(signed_in(alice), jpeg(), name="")

    left = files(alice)
    assert used in left
    assert unused not in left
    assert len(left) == len([path for path in storage.rglob("*") if path.is_file()]) == 2
    assert AuditEvent.objects.visible_to(alice).filter(event="file.forgotten").count() == 1


def test_no_form_may_show_the_file_of_another_practice(alice, charlie, signed_in):
    posted(signed_in(charlie), jpeg())
    (theirs,) = files(charlie)

    for kept in (theirs.pk, uuid4()):
        refused = signed_in(alice).post(NEW, typed(kept_picture=str(kept)))
        assert refused.status_code == 422
        assert "no longer here" in refused.content.decode()
    with pytest.raises(ValidationError, match="cannot be shown here"):
        proposed(alice, picture=theirs)

    assert not OwnExercise.objects.visible_to(alice).exists()


def test_a_client_may_not_upload(alice, dana, signed_in):
    assert posted(signed_in(dana), jpeg()).status_code == 403
    assert not OwnExercise.objects.visible_to(alice).exists()


def test_what_is_transparent_stands_on_white(alice, signed_in):
    body = BytesIO()
    Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(body, "PNG")

    posted(signed_in(alice), body.getvalue())

    (kept,) = files(alice)
    with Image.open(kept.path) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)
