"""The parts of a measurement, started for it alone: a database, Valkey, the mail server, and the address of each."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from scripts.measures.faults.processes import Started, free_port, listens, wait_until
from scripts.with_server import postgres, valkey

OURS = ("DATABASE_URL", "REDIS_URL", "DEMO", "DEBUG", "HTTPS", "PORT", "DJANGO_SETTINGS_MODULE")


class Mail:
    """The sink seen from outside: what it was told to do, and what it took."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def behave(self, mode: str) -> None:
        spare = self.folder / "mode.new"
        spare.write_text(mode)
        spare.replace(self.folder / "mode")

    def forget(self) -> None:
        os.truncate(self.folder / "log", 0)

    def taken(self) -> list[dict[str, str]]:
        lines = (self.folder / "log").read_bytes().splitlines()
        return [json.loads(line) for line in lines]

    def count(self) -> int:
        return (self.folder / "log").read_bytes().count(b"\n")

    def per_recipient(self) -> Counter[str]:
        return Counter(message["to"] for message in self.taken())

    def repeats_under_another_id(self) -> int:
        """Recipients who got the same reminder under two Message-IDs, so that no mailbox can fold them."""
        identities = Counter(to for to, _ in {(message["to"], message["id"]) for message in self.taken()})
        return sum(1 for number in identities.values() if number > 1)

    def last(self) -> bytes:
        return (self.folder / "last").read_bytes()


@contextmanager
def rig(*, sqlite: bool = False) -> Iterator[dict[str, str]]:
    """Everything started and migrated; yields the environment in which the product finds it."""
    with ExitStack() as held:
        room = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="plumbline-rig-")))
        environment = {
            **{name: value for name, value in os.environ.items() if name not in OURS},
            "PLUMBLINE_VAR": str(room),
            "SECRET_KEY": "only-for-measuring-" * 4,
            "MAIL_URL": _sink(held, room / "mail"),
            "PYTHONTZPATH": "",
            "LOG_LEVEL": "ERROR",
        }
        if not sqlite:
            environment.update([_durable(held.enter_context(postgres())), held.enter_context(valkey())])
        _manage(environment, "migrate", "--verbosity=0")
        _manage(environment, "createcachetable")
        yield environment


def mail() -> Mail:
    """The mail server of the rig this process runs in."""
    return Mail(Path(os.environ["PLUMBLINE_VAR"]) / "mail")


def _sink(held: ExitStack, folder: Path) -> str:
    folder.mkdir()
    mail, port = Mail(folder), free_port()
    mail.behave("normal")
    sink = Started("scripts.measures.faults.sink", str(port), str(folder), said=folder / "said")
    held.callback(sink.kill)
    if not wait_until(lambda: listens(port), seconds=20):
        raise RuntimeError(f"The mail server did not start: {(folder / 'said').read_text()}")
    return f"smtp://127.0.0.1:{port}"


def _durable(server: tuple[str, str]) -> tuple[str, str]:
    """PostgreSQL as a practice would run it: what it acknowledged, it keeps. The tests' own is faster and forgetful."""
    import psycopg

    with psycopg.connect(server[1], autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM RESET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    return server


def _manage(environment: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
