"""The product's own processes, as it runs them: pages, worker, beat. What they say lands in the rig's folder."""

import http.client
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import redis
from django.conf import settings
from django.core.management import call_command

from scripts.measures.faults.processes import Started, free_port, started, wait_until

CELERY = ("celery", "--quiet", "-A", "therapy.celery")
START_SECONDS = 60
LISTENING = "_kombu.binding.celery.pidbox"  # where kombu keeps the names of the workers that take orders


def said() -> Path:
    return Path(os.environ["PLUMBLINE_VAR"]) / "said"


@contextmanager
def worker(*options: str, **environment: str) -> Iterator[Started]:
    """A Celery worker that is ready to work."""
    name = f"worker{free_port()}@localhost"
    with started(*CELERY, "worker", "-n", name, *options, said=said(), **environment) as process:
        broker = redis.Redis.from_url(environment.get("REDIS_URL", settings.REDIS_URL))
        if not wait_until(lambda: name in str(broker.smembers(LISTENING)), seconds=START_SECONDS):
            raise RuntimeError(f"The worker did not start:\n{said().read_text()[-2000:]}")
        yield process


def dispatcher(**environment: str) -> AbstractContextManager[Started]:
    """The sender that needs no Redis."""
    return started("manage", "deliver", "--loop", said=said(), **environment)


def alarm(**environment: str) -> AbstractContextManager[Started]:
    return started("manage", "watch", "--loop", said=said(), **environment)


def beat(**environment: str) -> AbstractContextManager[Started]:
    schedule = said().with_name(f"beat{free_port()}")
    return started(*CELERY, "beat", "--pidfile=", f"--schedule={schedule}", said=said(), **environment)


@contextmanager
def pages(**environment: str) -> Iterator[int]:
    """Two gunicorn processes; yields their port once they answer."""
    call_command("collectstatic", interactive=False, verbosity=0)
    port = free_port()
    command = ("gunicorn", "--config", "python:therapy.gunicorn", "--bind", f"127.0.0.1:{port}", "therapy.wsgi")
    with started(*command, said=said(), WEB_CONCURRENCY="2", **environment):
        if not wait_until(lambda: _answers(port), seconds=START_SECONDS, every=0.3):
            raise RuntimeError(f"The pages did not start:\n{said().read_text()[-2000:]}")
        yield port


def _answers(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
