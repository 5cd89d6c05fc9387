import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from programmes.reminders.looking import look

PAUSE_SECONDS = 5.0


class Command(BaseCommand):
    help = (
        "Plan and send the reminders that are due: once, or with --loop until stopped. It needs no Redis, and may run "
        "beside the worker and beside others of its kind."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--loop", action="store_true", help="go on until SIGTERM or SIGINT; finish the message in hand"
        )

    def handle(self, *args: Any, loop: bool, **options: Any) -> None:
        if loop:
            self._go_on()
        else:
            self.stdout.write(f"Dealt with {look()} reminders.")

    def _go_on(self) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            dealt = self._look(stop)
            stop.wait(0 if dealt else PAUSE_SECONDS)

    def _look(self, stop: threading.Event) -> int:
        """The database may go away and come back; the loop stays."""
        close_old_connections()
        try:
            return look(going_on=lambda: not stop.is_set())
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(f"The database does not answer: {type(error).__name__}. Trying again.")
            return 0
