"""One process of the embedded tier: a fork of this one, in which Django is loaded already.

So it is up at once and shares that memory. Forking is safe as long as the parent has one thread and no open database.
"""

import contextlib
import ctypes
import os
import runpy
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn

PR_SET_PDEATHSIG = 1
HANDLED = (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def module(name: str, *arguments: str) -> Callable[[], object]:
    """What `python -m name arguments` does, for a Process to run."""

    def run() -> object:
        sys.argv = [name, *arguments]
        return runpy.run_module(name, run_name="__main__", alter_sys=True)

    return run


@dataclass(eq=False)
class Process:
    """Runs `run` in a process of its own. A `lasting` one ought never to end by itself."""

    name: str
    run: Callable[[], object]
    lasting: bool = True
    pid: int = 0
    output: int = -1
    started_at: float = 0.0
    due_at: float = 0.0
    deaths: int = 0
    _unfinished: bytes = b""

    def start(self, let_go: Callable[[], None]) -> None:
        """Start it; `let_go` closes, in the new process, what only the parent may hold."""
        parent = os.getpid()
        self.output, its_output = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            self._become(its_output, parent, let_go)
        os.close(its_output)
        os.set_blocking(self.output, False)
        self.started_at = time.monotonic()

    def _become(self, output: int, parent: int, let_go: Callable[[], None]) -> NoReturn:
        code = 1
        try:
            for number in HANDLED:
                signal.signal(number, signal.SIG_DFL)
            os.setpgid(0, 0)
            die_with(parent)
            let_go()
            os.dup2(output, sys.__stdout__.fileno() if sys.__stdout__ else 1)
            os.dup2(output, 2)
            self.run()
            code = 0
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
        except BaseException:
            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                with contextlib.suppress(OSError):
                    stream.flush()
            os._exit(code)

    def lines(self) -> Iterator[str]:
        """The whole lines it has said since we last listened. `output` is -1 once it can say no more."""
        while self.output >= 0:
            try:
                heard = os.read(self.output, 65536)
            except BlockingIOError:
                return
            if not heard:
                self.close()
            *lines, self._unfinished = (self._unfinished + heard).split(b"\n")
            yield from (line.decode(errors="replace") for line in lines)

    def close(self) -> None:
        os.close(self.output)
        self.output = -1

    def ending(self) -> int | None:
        """Its exit status, or minus the signal that ended it; None while it runs. What it left behind is ended too."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if not pid:
            return None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self.pid = 0
        return os.waitstatus_to_exitcode(status)


def die_with(parent: int) -> None:
    """On Linux, be asked to stop when the parent dies, however it dies; other systems have no such request."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(1)
