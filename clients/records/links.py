"""Addresses that a client opens without signing in: signed, each for one row and one purpose, good for a while.

Whether the row may still be opened (not answered, not taken back) is the row's own state.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse

GOOD_FOR: Final = timedelta(days=30)


def link_to(page: str, row: models.Model) -> str:
    """The whole address of `page` (a URL name that takes a token) for this row. The page's name is its purpose."""
    token = signing.TimestampSigner(salt=page).sign_object(str(row.pk))
    return f"{settings.BASE_URL}{reverse(page, args=[token])}"


def pk_in(token: str, page: str) -> UUID | None:
    """The key of the row that a token of this page names; None where nobody signed it, or too long ago."""
    try:
        return UUID(signing.TimestampSigner(salt=page).unsign_object(token, max_age=GOOD_FOR))
    except signing.BadSignature:
        return None
