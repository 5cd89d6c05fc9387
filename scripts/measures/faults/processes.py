"""Processes of our own: started in a group each, killed and frozen by that group, and gone when we are."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from therapy.processes import die_with


class Started:
    """One child process and whatever it starts."""

    def __init__(self, *command: str, said: Path, **environment: str) -> None:
        self.command, self.said, self.environment = command, said, environment
        self.start()

    def start(self) -> None:
        parent = os.getpid()
        with self.said.open("ab") as out:
            self.child = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                env={**os.environ, **self.environment},
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=lambda: die_with(parent),
            )

    def tell(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.child.pid, number)

    def kill(self) -> None:
        self.tell(signal.SIGKILL)
        self.child.wait()

    def stop(self, patience: float = 10) -> None:
        """Ask it to end, and end it where it does not."""
        self.tell(signal.SIGCONT)
        self.child.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(patience)
        self.kill()

    def children(self) -> list[int]:
        """The processes it forked itself, by number."""
        said = Path(f"/proc/{self.child.pid}/task/{self.child.pid}/children").read_text()
        return [int(number) for number in said.split()]


@contextmanager
def started(*command: str, said: Path, **environment: str) -> Iterator[Started]:
    process = Started(*command, said=said, **environment)
    try:
        yield process
    finally:
        process.stop()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_until(holds: Callable[[], bool], *, seconds: float, every: float = 0.05) -> bool:
    """Whether it came to hold within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(every)
    return holds()


def listens(port: int) -> bool:
    with socket.socket() as asked:
        asked.settimeout(1)
        return asked.connect_ex(("127.0.0.1", port)) == 0
