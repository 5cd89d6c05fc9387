from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """How people sign in here: nobody signs up by themselves; members and clients are registered by a member."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": (
            "This e-mail address and password do not belong together. Check both, or use “Forgot it?”."
        ),
        "incorrect_code": "This is not the code we sent. Check the newest e-mail from us.",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, then try again.",
        "rate_limited": "Too many attempts. Wait five minutes, then try again.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context_of_mail: dict[str, Any]) -> None:
        """Keep the letter until the answer is out: known and unknown addresses are answered equally fast."""
        button = {"action_url": context_of_mail.get("password_reset_url"), "action": "Set a new password"}
        letter = self.render_mail(template_prefix, email, {**context_of_mail, **button})
        context.request.letters_after_answer.append(letter)
