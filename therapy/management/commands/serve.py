import http.client
import os
import signal
import socket
import sys
import time
import warnings
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from therapy.preparation import prepare, seed
from therapy.processes import Process, module
from therapy.supervisor import Supervisor

FIRST_PAGE_SECONDS = 60.0
CELERY = ("--quiet", "-A", "therapy.celery")
UNWATCHED = ("--without-gossip", "--without-mingle", "--without-heartbeat")  # one worker has nobody to tell


class Command(BaseCommand):
    help = "Serve everything on this machine: the pages, worker, beat and sender, under one supervisor."

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # while preparing, Ctrl-C just ends it; the supervisor takes over
        warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")
        with listening(settings.BIND, settings.PORT) as listener:
            prepare(self._say)
            Supervisor(processes(listener), printing_to=sys.stdout).run()
        self._say("Stopped.")

    def _say(self, sentence: str) -> None:
        print(f"plumbline: {sentence}", file=sys.stderr, flush=True)


def listening(address: str, port: int) -> socket.socket:
    """The socket the pages are served from, held from before anything starts until all has ended."""
    try:
        return socket.create_server((address, port), backlog=128)
    except OSError as error:
        raise CommandError(
            f"Cannot listen on {address}, port {port}: {os.strerror(error.errno or 0)}. "
            f"If something else serves there, stop it or choose another port: PORT={port + 1} ./run"
        ) from error


def processes(listener: socket.socket) -> list[Process]:
    pages = module(
        "gunicorn", "--config", "python:therapy.gunicorn", "--bind", f"fd://{listener.fileno()}", "therapy.wsgi"
    )
    worker = module("celery", *CELERY, "worker", "--pool=threads", "--concurrency=2", *UNWATCHED)
    beat = module("celery", *CELERY, "beat")
    return [
        Process("web", pages),
        Process("worker", worker),
        Process("beat", beat),
        Process("sender", send),
        Process("", announce, lasting=False),
    ]


def send() -> None:
    """Send what is due without Redis: beside worker and beat, so that it goes on while those are away."""
    call_command("deliver", loop=True)


def announce() -> None:
    """Make the demo practice beside the pages, which answer meanwhile, and say so when all is there."""
    sign_ins = seed()
    address = f"http://{'127.0.0.1' if settings.BIND == '0.0.0.0' else settings.BIND}:{settings.PORT}"
    if status := first_answer():
        print(f"Plumbline is ready: {address}" if status < 500 else f"Plumbline answers with an error at {address}")
        print(*filter(None, [sign_ins, "Ctrl-C stops it."]), sep="\n")


def first_answer() -> int:
    """The status of the first page once it answers; 0 if it never does."""
    until = time.monotonic() + FIRST_PAGE_SECONDS
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection(settings.BIND, settings.PORT, timeout=FIRST_PAGE_SECONDS)
            connection.request("GET", "/", headers={"Host": settings.ALLOWED_HOSTS[0]})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
    return 0
