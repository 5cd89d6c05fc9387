from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """How people sign in here: nobody signs up by themselves; members and clients are registered by a member."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
