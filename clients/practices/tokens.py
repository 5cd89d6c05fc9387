"""Keys by which other software acts as a member."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from clients.practices import audit
from clients.practices.models import ApiToken, Member, Person


@transaction.atomic
def issue_token(*, name: str, by: Member) -> tuple[ApiToken, str]:
    """A new token for the member, and its key, which is shown this once and never stored."""
    key = f"pl_{secrets.token_urlsafe(32)}"
    token = ApiToken(practice=by.practice, member=by, name=name, digest=_digest(key))
    token.full_clean()
    token.save()
    audit.record("token.issued", subject=token, by=by)
    return token, key


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Member) -> None:
    """End the token at once. Doing it twice changes nothing."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.record("token.revoked", subject=token, by=by)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer pl_…` acts as the member who issued the token."""

    def authenticate(self, request: Request) -> tuple[Person, ApiToken] | None:
        kind, _, key = get_authorization_header(request).decode("latin-1").partition(" ")
        if kind.lower() != "bearer":
            return None
        working = ApiToken.across_practices.working().select_related("member__person", "member__practice")
        token = working.filter(digest=_digest(key)).first()
        if token is None:
            raise AuthenticationFailed("This token is not valid. Issue a new one under Settings, API tokens.")
        today = timezone.localdate()
        if token.last_used_on != today:
            ApiToken.across_practices.filter(pk=token.pk).update(last_used_on=today)
        request._request.member = token.member  # type: ignore[attr-defined]
        timezone.activate(token.member.practice.time_zone)  # until LocalTimeMiddleware puts back what was there
        return token.member.person, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
