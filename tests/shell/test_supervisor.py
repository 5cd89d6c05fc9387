"""The supervisor itself, with small processes in place of the real ones; it runs in a process of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

PROGRAM = """
import os, sys, time
from therapy.processes import Process
from therapy.supervisor import Supervisor

def steady():
    print("steady is", os.getpid(), flush=True)
    time.sleep(60)

def brief():
    print("brief was here", flush=True)
    sys.exit(3)

def stubborn():
    import signal
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("stubborn is", os.getpid(), flush=True)
    time.sleep(60)

def herald():
    print("all is ready", flush=True)

known = {"steady": steady, "brief": brief, "stubborn": stubborn}
processes = [Process(name, known[name]) for name in sys.argv[1:]]
Supervisor([*processes, Process("", herald, lasting=False)], printing_to=sys.stdout).run()
"""


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.05)


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Watched:
    """A supervisor at work, and what it has printed so far."""

    def __init__(self, names: tuple[str, ...]) -> None:
        command = [sys.executable, "-c", PROGRAM, *names]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1)
        self.lines: list[str] = []
        self.unheeded: list[str] = []
        self.watchdog = threading.Timer(30, self.process.kill)
        self.watchdog.start()

    def says(self, words: str) -> str:
        """The first line with these words in it that was not asked for before."""
        while not (found := [line for line in self.unheeded if words in line]):
            assert self.process.stdout
            line = self.process.stdout.readline()
            assert line, f"never said {words!r}, but {self.lines}"
            self.lines.append(line.rstrip())
            self.unheeded.append(line.rstrip())
        self.unheeded.remove(found[0])
        return found[0]

    def pid_of(self, name: str) -> int:
        return int(self.says(f"{name} is").rsplit(" ", 1)[1])

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


@pytest.fixture
def watched():
    """Starts a supervisor of the named processes, and leaves none behind."""
    started: list[Watched] = []

    def start(*names: str) -> Watched:
        started.append(Watched(names))
        return started[-1]

    yield start
    for one in started:
        one.watchdog.cancel()
        if one.process.poll() is None:
            one.stop(signal.SIGTERM)
        assert one.process.stdout
        one.process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_ends_every_process_and_then_itself_without_complaint(watched, number):
    supervisor = watched("steady")
    steady = supervisor.pid_of("steady")

    assert supervisor.stop(number) == 0
    assert not lives(steady)


def test_each_line_says_which_process_it_comes_from(watched):
    assert watched("steady").says("steady is").startswith("steady | steady is ")


def test_a_process_that_ends_is_started_again_ever_later(watched):
    supervisor = watched("brief")

    assert supervisor.says("ended") == "brief  | ended with status 3; starting it again in 1 s"
    assert supervisor.says("ended") == "brief  | ended with status 3; starting it again in 2 s"


def test_a_killed_process_comes_back_while_the_others_go_on(watched):
    supervisor = watched("steady", "stubborn")
    first, other = supervisor.pid_of("steady"), supervisor.pid_of("stubborn")
    os.kill(first, signal.SIGKILL)

    assert supervisor.says("ended by signal 9")
    assert supervisor.pid_of("steady") != first
    assert lives(other)
    os.kill(other, signal.SIGKILL)


def test_a_process_that_was_to_end_is_not_started_again(watched):
    supervisor = watched("brief")
    supervisor.says("in 1 s")
    supervisor.says("in 2 s")

    assert supervisor.lines.count("all is ready") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_when_the_supervisor_is_killed_no_process_is_left_behind(watched):
    supervisor = watched("steady")
    steady = supervisor.pid_of("steady")
    supervisor.stop(signal.SIGKILL)

    until(lambda: not lives(steady))


def test_asked_twice_it_ends_a_stubborn_process_at_once(watched):
    supervisor = watched("stubborn")
    stubborn = supervisor.pid_of("stubborn")
    supervisor.process.send_signal(signal.SIGINT)
    supervisor.says("Stopping")
    began = time.monotonic()

    assert supervisor.stop() == 0
    assert not lives(stubborn)
    assert time.monotonic() - began < 5
