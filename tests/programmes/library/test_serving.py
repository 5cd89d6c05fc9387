import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from programmes.library.models import StoredFile
from tests.contracts.world import another_client
from tests.programmes.builders import running_programme
from tests.programmes.library.own import reviewed

pytestmark = pytest.mark.django_db
BODY = bytes(range(256)) * 400


@pytest.fixture
def picture(alice) -> StoredFile:
    name = default_storage.save("own/held.jpg", ContentFile(BODY))
    return StoredFile.objects.create(
        practice=alice.practice, kind="picture", name=name, content_type="image/jpeg", size=len(BODY),
        digest="d" * 64, width=64, height=48, stored_by=alice,
    )  # fmt: skip


@pytest.fixture
def shown(alice, ada, picture):
    return reviewed(alice, ada, picture=picture).revisions.get()


def at(file):
    return reverse("library:file", args=[file.pk])


def body_of(answer):
    return b"".join(answer.streaming_content)


def test_a_file_comes_with_no_rights_of_its_own_and_for_this_browser_alone(alice, signed_in, picture):
    answer = signed_in(alice).get(at(picture))

    assert body_of(answer) == BODY
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'inline; filename="picture.jpg"'
    assert answer["Cache-Control"].startswith("private")
    assert picture.name not in str(answer.headers)


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-9", 206, BODY[:10]),
        ("bytes=102390-", 206, BODY[-10:]),
        ("bytes=-10", 206, BODY[-10:]),
        ("bytes=5-999999999", 206, BODY[5:]),
        ("bytes=102400-", 416, None),
        ("bytes=9-5", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=-", 200, BODY),
        ("bytes=0-1,5-6", 200, BODY),
        ("bytes=9999999999999999999-", 200, BODY),
        ("pages=1-2", 200, BODY),
    ],
)
def test_a_player_gets_the_part_it_asks_for(alice, signed_in, picture, wanted, status, part):
    answer = signed_in(alice).get(at(picture), headers={"Range": wanted})

    assert answer.status_code == status
    if part is not None:
        assert body_of(answer) == part
        assert answer["Content-Length"] == str(len(part))


def test_what_a_browser_has_already_is_not_sent_again(alice, signed_in, picture):
    browser = signed_in(alice)
    tag = browser.get(at(picture))["ETag"]

    assert browser.get(at(picture), headers={"If-None-Match": tag}).status_code == 304
    part = browser.get(at(picture), headers={"Range": "bytes=0-9", "If-Range": '"another"'})
    assert part.status_code == 200, "a part of another file would not fit to what is there"


def test_members_of_the_practice_see_it_and_nobody_else(alice, bob, ada, charlie, signed_in, picture):
    for member in (alice, bob, ada):
        assert signed_in(member).get(at(picture)).status_code == 200
    assert signed_in(charlie).get(at(picture)).status_code == 404
    assert signed_in(None).get(at(picture)).status_code == 302
    assert signed_in(alice).get(reverse("library:file", args=[uuid7()])).status_code == 404


def test_a_client_sees_the_files_of_their_own_published_programme_only(alice, dana, signed_in, picture, shown):
    assert signed_in(dana).get(at(picture)).status_code == 404

    running_programme(dana, starts_on=timezone.localdate(), own=[shown])

    assert signed_in(dana).get(at(picture)).status_code == 200
    assert signed_in(another_client(alice)).get(at(picture)).status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_not_found(alice, signed_in, picture):
    default_storage.delete(picture.name)

    assert signed_in(alice).get(at(picture)).status_code == 404


def test_pages_show_pictures_and_films_of_this_server_alone(alice, signed_in):
    policy = signed_in(alice).get(reverse("library:own_exercises"))["Content-Security-Policy"]

    assert "media-src 'self'" in policy
    assert "img-src 'self' data:" in policy
    assert "frame-src" not in policy
