"""`manage.py serve` with real processes: gunicorn, worker and beat, on whatever database and broker this lane has."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.real_server


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def children(pid: int) -> list[int]:
    """The pids of the processes below this one, whole families."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    own = [child for child, parent in pairs if parent == pid]
    return own + [below for child in own for below in children(child)]


def lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() or not Path("/proc").exists()


class Served:
    """Plumbline as a newcomer starts it, on a free port and in a folder of its own."""

    def __init__(self, var: Path) -> None:
        self.port = free_port()
        env = {
            **os.environ,
            "PLUMBLINE_VAR": str(var),
            "PORT": str(self.port),
            "BIND": "127.0.0.1",
            "TICK_SECONDS": "1",
        }
        command = [sys.executable, str(ROOT / "manage.py"), "serve"]
        self.process = subprocess.Popen(
            command, cwd=var, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip())

    def wait_for(self, words: str, seconds: float = 90) -> str:
        end = time.monotonic() + seconds
        while not (found := [line for line in self.said if words in line]):
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.1)
        return found[-1]

    def status(self, path: str) -> int:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path)
            return connection.getresponse().status

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        self.listener.join()
        assert self.process.stdout
        self.process.stdout.close()
        return code


@pytest.fixture
def served(tmp_path) -> Iterator[Served]:
    served = Served(tmp_path)
    yield served
    served.stop()


def test_it_answers_keeps_answering_without_a_worker_and_stops_without_leaving_anything(served):
    assert served.wait_for("ready:").endswith(f"http://127.0.0.1:{served.port}")
    assert (served.status("/healthz"), served.status("/readyz"), served.status("/")) == (200, 200, 302)

    _kill_the_worker(served)
    assert served.status("/readyz") == 200
    served.wait_for("worker | ended by signal 9; starting it again")

    family = _family_of_four(served)
    assert served.stop() == 0
    assert not [pid for pid in family if lives(pid)]


def test_a_port_in_use_is_said_in_a_sentence_before_anything_starts(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        env = {**os.environ, "PLUMBLINE_VAR": str(tmp_path), "PORT": str(port), "BIND": "127.0.0.1"}
        ended = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), "serve"], env=env, capture_output=True, text=True, check=False
        )

    assert ended.returncode == 1
    assert f"Cannot listen on 127.0.0.1, port {port}: Address already in use." in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "queue").exists()


def _family_of_four(served: Served) -> list[int]:
    """Web with its own worker, the worker that has come back, and the beat."""
    end = time.monotonic() + 30
    while len(family := children(served.process.pid)) < 4:
        assert time.monotonic() < end, served.said
        time.sleep(0.1)
    return family


def _kill_the_worker(served: Served) -> None:
    """The second of the supervisor's own processes, in the order it starts them."""
    own = sorted(pid for pid in children(served.process.pid) if os.getpgid(pid) == pid)
    os.kill(own[1], signal.SIGKILL)
