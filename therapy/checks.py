"""System checks: what is wrong with the settings, and what to do about it.

Production is any installation that is neither the demo nor DEBUG.
"""

import zoneinfo
from collections.abc import Sequence
from typing import Any

import django
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from therapy.env import secret

SHORTEST_SECRET = 50


@register
def django_is_as_pinned(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if django.VERSION[:2] == (6, 1):
        return []
    found = django.get_version()
    hint = "A package pulled it up or down: install requirements.txt as it is, with --require-hashes."
    return [Error(f"Django is {found}, but this release is made for 6.1.", hint=hint, id="plumbline.E001")]


@register
def time_zones_are_pinned(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if not zoneinfo.TZPATH:
        return []
    hint = "Settings turn them off with zoneinfo.reset_tzpath(to=()); find what turned them on again."
    return [Error("Time zones come from the system, which may be a year old.", hint=hint, id="plumbline.E002")]


@register
def secret_key_is_strong(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.DEBUG or len(settings.SECRET_KEY) >= SHORTEST_SECRET:
        return []
    hint = f"Use at least {SHORTEST_SECRET} random characters in SECRET_KEY or in the file SECRET_KEY_FILE names."
    return [Error("SECRET_KEY is too short to protect sessions.", hint=hint, id="plumbline.E003")]


@register
def secret_key_is_given(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.EMBEDDED or not settings.HTTPS or secret("SECRET_KEY"):
        return []
    hint = "One made on this machine differs on the next, and signs everybody out. Set SECRET_KEY or SECRET_KEY_FILE."
    return [Error("SECRET_KEY is missing.", hint=hint, id="plumbline.E008")]


@register
def demo_stays_at_home(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if not (settings.DEMO and settings.HTTPS):
        return []
    hint = "The demo lets anybody in as anybody. Set DEMO=0 where people reach it over HTTPS."
    return [Error("DEMO is on where HTTPS is on.", hint=hint, id="plumbline.E004")]


@register
def debug_stays_at_home(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if not (settings.DEBUG and settings.HTTPS):
        return []
    hint = "Debug pages show settings and clients' data to whoever meets an error. Set DEBUG=0."
    return [Error("DEBUG is on where HTTPS is on.", hint=hint, id="plumbline.E005")]


@register
def production_has_a_database_server(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not on_sqlite or not (settings.HTTPS or settings.REDIS_URL):
        return []
    hint = "SQLite suits one practice on one machine. Set DATABASE_URL to a PostgreSQL database."
    return [Warning("The database is an SQLite file.", hint=hint, id="plumbline.W001")]


@register
def mail_reaches_people(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    to_files = settings.MAILERS["default"]["BACKEND"].endswith("filebased.EmailBackend")
    if not (to_files and settings.HTTPS):
        return []
    hint = "Sign-in codes and reminders would reach nobody. Set MAIL_URL to your mail server."
    return [Error("E-mails are kept in files.", hint=hint, id="plumbline.E006")]


@register
def links_are_secure(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if not settings.HTTPS or settings.BASE_URL.startswith("https://"):
        return []
    hint = "Links in e-mails begin with BASE_URL: set it to the https:// address people use."
    return [Error(f"BASE_URL is {settings.BASE_URL}.", hint=hint, id="plumbline.E007")]


@register
def production_is_served_over_tls(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.HTTPS or settings.DEMO or settings.DEBUG or settings.EMBEDDED:
        return []
    hint = "Health data may not travel in the clear: put a TLS proxy in front and set HTTPS=1."
    return [Warning("HTTPS is off outside the demo.", hint=hint, id="plumbline.W002")]
