import zoneinfo

import django
import pytest

from therapy import checks

PRODUCTION = {
    "DEMO": False,
    "DEBUG": False,
    "HTTPS": True,
    "EMBEDDED": False,
    "SECRET_KEY": "k" * 50,
    "BASE_URL": "https://plumbline.example.org",
    "REDIS_URL": "redis://redis:6379/0",
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "MAILERS": {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}},
}
ALL = [
    checks.django_is_as_pinned,
    checks.time_zones_are_pinned,
    checks.secret_key_is_strong,
    checks.secret_key_is_given,
    checks.demo_stays_at_home,
    checks.debug_stays_at_home,
    checks.production_has_a_database_server,
    checks.mail_reaches_people,
    checks.links_are_secure,
    checks.production_is_served_over_tls,
]


class Settings:
    """Settings of their own, so that a check is asked about them and the running tests keep theirs."""

    def __init__(self, **changed: object) -> None:
        self.__dict__.update(PRODUCTION | changed)


@pytest.fixture
def given():
    """The secrets the environment gives."""
    return {"SECRET_KEY": PRODUCTION["SECRET_KEY"]}


@pytest.fixture
def found(monkeypatch, given):
    """The ids of what the checks find wrong once `changed` is so."""

    def ids(**changed: object) -> list[str | None]:
        monkeypatch.setattr(checks, "settings", Settings(**changed))
        monkeypatch.setattr(checks, "secret", given.get)
        messages = [message for check in ALL for message in check(None)]
        assert all(message.hint for message in messages), "every message says what to do"
        return [message.id for message in messages]

    return ids


def test_a_well_set_production_has_nothing_to_hear(found):
    assert found() == []


def test_the_demo_on_ones_own_machine_has_nothing_to_hear(found):
    sqlite = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    files = {"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend"}}

    assert found(DEMO=True, HTTPS=False, EMBEDDED=True, REDIS_URL="", DATABASES=sqlite, MAILERS=files) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": "k" * 49}, "plumbline.E003"),
        ({"DEMO": True}, "plumbline.E004"),
        ({"DEBUG": True}, "plumbline.E005"),
        ({"MAILERS": {"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend"}}}, "plumbline.E006"),
        ({"BASE_URL": "http://plumbline.example.org"}, "plumbline.E007"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}, "plumbline.W001"),
        ({"HTTPS": False}, "plumbline.W002"),
    ],
)
def test_each_fault_of_a_production_is_said_alone(found, changed, said):
    assert found(**changed) == [said]


def test_a_django_that_a_resolver_pulled_down_is_refused(found, monkeypatch):
    monkeypatch.setattr(django, "VERSION", (6, 0, 10, "final", 0))

    assert found() == ["plumbline.E001"]


def test_time_zones_of_the_system_are_refused(found, monkeypatch):
    monkeypatch.setattr(zoneinfo, "TZPATH", ("/usr/share/zoneinfo",))

    assert found() == ["plumbline.E002"]


def test_a_production_without_a_secret_key_of_its_own_is_refused(found, given):
    given.clear()

    assert found() == ["plumbline.E008"]
