import logging
from collections.abc import Callable

from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from clients.practices.models import Member

logger = logging.getLogger(__name__)


class MembershipMiddleware:
    """Sets `request.member`: the signed-in person's membership, or a false value where there is none.

    It is looked up only when asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.member = SimpleLazyObject(lambda: membership(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def membership(request: HttpRequest) -> Member | None:
    """The working membership of whoever is signed in; the oldest, where there are several."""
    if not request.user.is_authenticated:
        return None
    working = Member.across_practices.working().select_related("practice", "person")
    return working.filter(person=request.user).order_by("joined_at").first()


class MailAfterAnswerMiddleware:
    """Sends the letters kept in `request.letters_after_answer` once the answer is out.

    The time an answer takes would otherwise tell whether an address is known here. A letter that cannot be sent
    is logged without its address; the person sees no letter come and asks again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        letters: list[EmailMessage] = []
        request.letters_after_answer = letters  # type: ignore[attr-defined]
        response = self.get_response(request)
        if letters:
            close = response.close

            def send_and_close() -> None:
                for letter in letters:
                    _send(letter)
                close()

            response.close = send_and_close  # type: ignore[method-assign]
        return response


def _send(letter: EmailMessage) -> None:
    try:
        letter.send()
    except OSError as error:  # smtplib's errors are OSErrors too
        logger.error("A letter could not be sent: %s", type(error).__name__)
