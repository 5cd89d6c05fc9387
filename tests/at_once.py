"""For tests of two people at the same moment, each in a transaction of their own."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

rows_are_locked = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time."
)


def until_another_waits() -> None:
    """Return once another transaction waits for a lock; fail after five seconds."""
    until = time.monotonic() + 5
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("Nobody waits.")


@pytest.fixture
def meanwhile(transactional_db) -> Iterator[Callable]:
    """Does something in another connection, and hands back what came of it."""
    with ThreadPoolExecutor(1) as other:

        def start(deed):
            begun = threading.Event()

            def run():
                begun.set()
                try:
                    return deed()
                finally:
                    connection.close()

            came = other.submit(run)
            begun.wait()
            return came

        yield start
