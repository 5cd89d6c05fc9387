"""Senders forked from this process, in which Django is loaded already: one that is killed is back at once."""

import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from django.db import connections

from therapy.processes import die_with


class Herd:
    """So many processes that each run `work` for ever; `work` is given its number, from 0."""

    def __init__(self, size: int, work: Callable[[int], object]) -> None:
        self.work = work
        self.kills = 0
        self.pids = [0] * size

    def start(self) -> None:
        for number, pid in enumerate(self.pids):
            if not pid:
                self.pids[number] = self._fork(number)

    def _fork(self, number: int) -> int:
        connections.close_all()  # a connection must not be shared with a child
        parent = os.getpid()
        return os.fork() or self._be(number, parent)

    def _be(self, number: int, parent: int) -> NoReturn:
        code = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.setpgid(0, 0)
            die_with(parent)
            self.work(number)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def kill_one(self, dice: random.Random) -> None:
        """SIGKILL a sender that runs, and start another in its place."""
        number = dice.randrange(len(self.pids))
        self._end(number, signal.SIGKILL)
        self.kills += 1
        self.start()

    def _end(self, number: int, how: signal.Signals) -> None:
        os.kill(self.pids[number], how)
        os.waitpid(self.pids[number], 0)
        self.pids[number] = 0

    def dead(self) -> list[int]:
        """The numbers of those that ended by themselves."""
        ended = [number for number, pid in enumerate(self.pids) if pid and os.waitpid(pid, os.WNOHANG)[0]]
        for number in ended:
            self.pids[number] = 0
        return ended

    def end(self) -> None:
        for number, pid in enumerate(self.pids):
            if pid:
                self._end(number, signal.SIGKILL)

    def wait(self) -> int:
        """Until each has come to its own end; how many ended in an error."""
        failed = 0
        for number, pid in enumerate(self.pids):
            failed += os.waitpid(pid, 0)[1] != 0
            self.pids[number] = 0
        return failed


@contextmanager
def herd(size: int, work: Callable[[int], object]) -> Iterator[Herd]:
    kept = Herd(size, work)
    kept.start()
    try:
        yield kept
    finally:
        kept.end()


def pause(dice: random.Random, shortest: float, longest: float) -> None:
    time.sleep(dice.uniform(shortest, longest))
