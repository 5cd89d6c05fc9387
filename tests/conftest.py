"""The cast. Alice treats Dana. Bob works in Alice's practice, Ada keeps it. Charlie works elsewhere."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import connection
from django.test import Client as Browser

from clients.practices.models import Member, Person, Practice, Role
from clients.records.models import Client

pytest_plugins = ["tests.browser", "tests.at_once"]


@pytest.fixture(autouse=True)
def _quick_and_quiet(settings, tmp_path_factory) -> None:
    """Tests neither wait for password hashing nor need collected static files, and keep theirs apart."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path_factory.getbasetemp() / "files"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """On SQLite a flush deletes rows one by one, which some tables forbid: their own tests put the triggers back."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_delete'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


@pytest.fixture
def practice(db) -> Practice:
    return Practice.objects.create(name="Harbour Movement", time_zone="Europe/London")


@pytest.fixture
def other_practice(db) -> Practice:
    return Practice.objects.create(name="Elsewhere Clinic", time_zone="Europe/Berlin")


def _member(practice: Practice, name: str, role: Role) -> Member:
    person = Person.objects.create_user(email=f"{name.lower()}@example.test", name=name)
    return Member.objects.create(practice=practice, person=person, role=role)


@pytest.fixture
def alice(practice) -> Member:
    return _member(practice, "Alice", Role.THERAPIST)


@pytest.fixture
def bob(practice) -> Member:
    return _member(practice, "Bob", Role.THERAPIST)


@pytest.fixture
def ada(practice) -> Member:
    return _member(practice, "Ada", Role.ADMIN)


@pytest.fixture
def charlie(other_practice) -> Member:
    return _member(other_practice, "Charlie", Role.THERAPIST)


@pytest.fixture
def dana(alice) -> Client:
    return Client.objects.create(
        practice=alice.practice,
        therapist=alice,
        person=Person.objects.create_user(email="dana@example.test", name="Dana Reed"),
        name="Dana Reed",
        email="dana@example.test",
        date_of_birth=date(1990, 5, 1),
        sex="female",
        time_zone="Europe/London",
        training_time=time(8, 0),
        equipment=["mat", "band"],
    )


@pytest.fixture
def signed_in() -> Callable[[Member | Client | None], Browser]:
    """A browser in which this member or client is signed in; nobody, for None."""

    def browser_of(who: Member | Client | None) -> Browser:
        browser = Browser()
        if who is not None:
            browser.force_login(who.person)
        return browser

    return browser_of
