import signal
import sys
import threading
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from programmes.reminders.health import trouble

PAUSE_SECONDS = 30.0
AGAIN = timedelta(hours=1)
ALL_WELL = "Reminders go out again."
NO_DATABASE = "The database does not answer, so nobody can tell whether reminders go out."


class Command(BaseCommand):
    help = (
        "Say whether reminders go out: once, ending with status 1 where they do not, for cron or a monitor to hear; or "
        "with --loop, writing to ALERTS_TO when they stop, every hour while it lasts, and when they go out again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until SIGTERM or SIGINT")

    def handle(self, *args: Any, loop: bool, **options: Any) -> None:
        if loop:
            self._go_on()
        elif found := found_wrong(now=timezone.now()):
            raise CommandError(found)
        else:
            self.stdout.write("Reminders go out.")

    def _go_on(self) -> None:
        stop, watch = threading.Event(), Watch()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()  # the database may have gone away and come back
            now = timezone.now()
            if word := watch.word(found_wrong(now=now), now=now):
                tell(word)
            stop.wait(PAUSE_SECONDS)


class Watch:
    """Decides when there is something to tell: a trouble when it is new or an hour old, and its end."""

    def __init__(self) -> None:
        self._told_at: datetime | None = None

    def word(self, found: str, *, now: datetime) -> str:
        """What to tell of what was found wrong ("" where all is well); "" for nothing."""
        if not found:
            ended, self._told_at = self._told_at is not None, None
            return ALL_WELL if ended else ""
        if self._told_at and now - self._told_at < AGAIN:
            return ""
        self._told_at = now
        return found


def found_wrong(*, now: datetime) -> str:
    """In a sentence; "" where reminders go out."""
    try:
        return trouble(now=now)
    except (DatabaseError, InterfaceError):
        return NO_DATABASE


def tell(sentence: str) -> None:
    """To the operators by e-mail, and to the log in any case. There is no name and no health data in it."""
    print(sentence, file=sys.stderr, flush=True)
    if settings.ALERTS_TO:
        try:
            EmailMessage("Plumbline: reminders", sentence, to=settings.ALERTS_TO).send()
        except OSError as error:
            print(f"The mail server does not take the alert: {type(error).__name__}.", file=sys.stderr, flush=True)
