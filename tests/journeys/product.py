"""The product as a newcomer starts it: web, worker and beat under one supervisor, in a folder of its own."""

import email
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from email.message import Message
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Product:
    """A running product. `address` is where its pages are, `var` the folder in which it keeps everything."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.var, port = var, free_port()
        self.address = f"http://127.0.0.1:{port}"
        inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        settings = {"PLUMBLINE_VAR": str(var), "PORT": str(port), "DEMO": "1", "TICK_SECONDS": "2", "PYTHONTZPATH": ""}
        self.environment = {**inherited, **settings, **environment}
        self.log = (var / "log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip
        try:
            wait_until(self.is_ready, seconds=240, what="the first page and the demo practice")
        except AssertionError:
            self.stop()
            raise

    def is_ready(self) -> bool:
        """Whether it has said that pages and demo are there."""
        if self.process.poll() is not None:
            raise AssertionError(f"The product stopped by itself:\n{self.printed()}")
        return "Plumbline is ready" in self.printed()

    def stop(self) -> int:
        """End it as Ctrl-C does, and return its exit status."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=30)
        self.log.close()
        return status

    def printed(self) -> str:
        return (self.var / "log").read_text()

    def mail_to(self, address: str) -> list[Message]:
        """The messages sent to this address, oldest first."""
        files = sorted((self.var / "mail").glob("*"), key=lambda path: path.stat().st_mtime)
        texts = [text for path in files for text in re.split(r"^-{79}$", path.read_text(), flags=re.M)]
        messages = [email.message_from_string(text.lstrip()) for text in texts if text.strip()]
        return [message for message in messages if address in (message["To"] or "")]


def text_of(message: Message) -> str:
    """The plain text of a message."""
    part = next(part for part in message.walk() if part.get_content_type() == "text/plain")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def wait_until(happens: Callable[[], object], *, seconds: float, what: str) -> None:
    until = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < until, f"Waited {seconds:g} s for {what} in vain."
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
