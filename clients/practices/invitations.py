"""The first letters to people who can now sign in: how to, and nothing about anybody's health.

They leave once the answer is out (`MailAfterAnswerMiddleware`), so that a mail server that is down stops nobody.
"""

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from clients.practices.models import Member, Person


def invite_member(member: Member, *, request: HttpRequest) -> None:
    """Tell a new member how to sign in: with a link to set a password, where they have none."""
    person = member.person
    link = "" if person.has_usable_password() else _link_to_set_password(person)
    button = {"action_url": link, "action": "Choose a password"} if link else _sign_in_button(request)
    context = {"person": person, "practice": member.practice, "needs_password": bool(link), **button}
    request.letters_after_answer.append(_letter("emails/member_added", person, context))  # type: ignore[attr-defined]


def invite_client(person: Person, *, practice_name: str, request: HttpRequest) -> None:
    """Tell a client where to sign in and that a code comes by e-mail."""
    context = {"person": person, "practice": practice_name, **_sign_in_button(request)}
    request.letters_after_answer.append(_letter("emails/client_invited", person, context))  # type: ignore[attr-defined]


def _sign_in_button(request: HttpRequest) -> dict[str, object]:
    return {"action_url": request.build_absolute_uri(reverse("account_login")), "action": "Sign in"}


def _link_to_set_password(person: Person) -> str:
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    link: str = get_adapter().get_reset_password_from_key_url(f"{user_pk_to_url_str(person)}-{token}")
    return link


def _letter(template: str, person: Person, context: dict[str, object]) -> EmailMultiAlternatives:
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    letter = EmailMultiAlternatives(subject, render_to_string(f"{template}.txt", context), to=[person.email])
    letter.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return letter
