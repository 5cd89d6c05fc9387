"""Keeps the processes of one machine running: starts them, names their lines, restarts the dead, stops them all."""

import os
import selectors
import signal
import socket
import time
from collections.abc import Iterable
from typing import IO

from therapy.processes import HANDLED, Process

STOPPING_SECONDS = 10.0
STEADY_SECONDS = 60.0
LONGEST_DELAY_SECONDS = 30.0


class Supervisor:
    """Runs its processes until SIGINT, SIGTERM or SIGHUP; a second signal ends them at once.

    It has one thread: a signal, a line or a death wakes its loop, and nothing else happens in it.
    """

    def __init__(self, processes: Iterable[Process], *, printing_to: IO[str]) -> None:
        self.processes = list(processes)
        self.out = printing_to
        self.stops_asked = 0
        self.selector = selectors.DefaultSelector()
        self.wake, self.waker = socket.socketpair()

    def run(self) -> None:
        self._heed_signals()
        while not self.stops_asked:
            self._start_those_due()
            self._listen(self._seconds_to_next_start())
            self._bury_the_dead()
        self._stop()

    def _heed_signals(self) -> None:
        """Signals wake the loop through a socket; none interrupts a line half printed."""
        self.selector.register(self.wake, selectors.EVENT_READ)
        self.waker.setblocking(False)
        signal.set_wakeup_fd(self.waker.fileno(), warn_on_full_buffer=False)
        for number in HANDLED:
            signal.signal(number, self._heed)

    def _heed(self, number: int, *_: object) -> None:
        if number != signal.SIGCHLD:
            self.stops_asked += 1

    def _start_those_due(self) -> None:
        for process in self.processes:
            if not process.pid and process.due_at <= time.monotonic():
                process.start(self._let_go)
                self.selector.register(process.output, selectors.EVENT_READ, process)

    def _let_go(self) -> None:
        """In a new process: close our ends, so that with us gone the others' output breaks instead of blocking."""
        signal.set_wakeup_fd(-1)
        self.selector.close()
        self.wake.close()
        self.waker.close()
        for process in self.processes:
            if process.output >= 0:
                process.close()

    def _seconds_to_next_start(self) -> float | None:
        due = [process.due_at for process in self.processes if not process.pid]
        return max(min(due) - time.monotonic(), 0.0) if due else None

    def _listen(self, seconds: float | None) -> None:
        for key, _ in self.selector.select(seconds):
            if key.data is None:
                self.wake.recv(4096)
            else:
                self._hear(key.data)

    def _hear(self, process: Process) -> None:
        output = process.output
        for line in process.lines():
            self._print(process.name, line)
        if process.output < 0 <= output:
            self.selector.unregister(output)

    def _print(self, name: str, line: str) -> None:
        try:
            print(f"{name:<6} | {line}" if name else line, file=self.out, flush=True)
        except OSError:  # nobody reads us any more
            self.out = open(os.devnull, "w")  # noqa: SIM115
            self.stops_asked += 1

    def _bury_the_dead(self) -> None:
        for process in self._running():
            if (code := process.ending()) is not None:
                self._hear(process)
                self._plan_return(process, code)

    def _plan_return(self, process: Process, code: int) -> None:
        """Start a lasting process again: soon at first, then ever later, until it has been steady for a minute."""
        if not process.lasting:
            self.processes.remove(process)
        elif not self.stops_asked:
            lived = time.monotonic() - process.started_at
            process.deaths = 1 if lived > STEADY_SECONDS else process.deaths + 1
            delay = min(2.0 ** (process.deaths - 1), LONGEST_DELAY_SECONDS)
            process.due_at = time.monotonic() + delay
            how = f"by signal {-code}" if code < 0 else f"with status {code}"
            self._print(process.name, f"ended {how}; starting it again in {delay:.0f} s")

    def _stop(self) -> None:
        self._print("", "Stopping.")
        self._tell_all(signal.SIGTERM)
        patient_until = time.monotonic() + STOPPING_SECONDS
        while self._running() and self.stops_asked < 2 and time.monotonic() < patient_until:
            self._listen(0.2)
            self._bury_the_dead()
        self._tell_all(signal.SIGKILL)
        while self._running():
            self._listen(0.2)
            self._bury_the_dead()

    def _running(self) -> list[Process]:
        return [process for process in self.processes if process.pid]

    def _tell_all(self, number: signal.Signals) -> None:
        for process in self._running():
            os.kill(process.pid, number)
