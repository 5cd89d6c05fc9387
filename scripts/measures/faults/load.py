"""People at work while parts fail: pages opened and forms posted, so many a second, each answer timed."""

import http.client
import statistics
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from clients.practices.models import Person

WORKERS = 10
CSRF = "a" * 32


@dataclass
class Load:
    """Each worker opens its pages in turn and every fifth time posts; `pace` is of all together, a second."""

    port: int
    pages: list[tuple[str, str]]  # session key and path
    post: tuple[str, str, dict[str, str]]  # session key, path and form
    pace: float
    statuses: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    acknowledged: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Load":
        self.threads = [threading.Thread(target=self._work, args=[number]) for number in range(WORKERS)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()

    @property
    def errors(self) -> int:
        """Answers of 500 and more, and none at all."""
        return sum(status >= 500 or status == 0 for status in self.statuses)

    @property
    def slow(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]

    def _work(self, number: int) -> None:
        turn = number
        while not self.over.wait(WORKERS / self.pace):
            turn += 1
            begun = time.monotonic()
            status = self._post() if number == 0 else self._get(*self.pages[turn % len(self.pages)])
            self.times.append(time.monotonic() - begun)
            self.statuses.append(status)

    def _get(self, key: str, path: str) -> int:
        return self._ask("GET", key, path, "")

    def _post(self) -> int:
        key, path, form = self.post
        status = self._ask("POST", key, path, urlencode({**form, "csrfmiddlewaretoken": CSRF}))
        self.acknowledged += status in (200, 201, 302)
        form["wanted"] = "no" if form["wanted"] == "yes" else "yes"
        return status

    def _ask(self, method: str, key: str, path: str, body: str) -> int:
        headers = {
            "Host": "localhost",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={key}; {settings.CSRF_COOKIE_NAME}={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return 0
        else:
            return answer.status
        finally:
            connection.close()


def session_of(person: Person) -> str:
    """The key of a session in which this person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    assert session.session_key
    return session.session_key
