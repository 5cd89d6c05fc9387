"""The worked example over a line that is cut, in a tab that is killed, on a server that is restarted: all is kept."""

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import cast

from playwright.sync_api import Browser, Locator, Page

from scripts.measures.assessing_seen.case import KneeToBack, knee_to_back
from scripts.measures.assessing_seen.hands import Touch
from scripts.measures.assessing_seen.journey import (
    examine,
    expect_saved,
    finish,
    go_to,
    ready,
    report,
    start,
    tests_in_order,
)
from scripts.measures.assessing_seen.kept import misses
from scripts.measures.assessing_seen.tab import COUNT, Tab, lie_of
from scripts.measures.figure import Figure
from tests.journeys.product import ROOT, Product, free_port, wait_until
from therapy.knowledge import load_library

CUTS, KILLS = 10, 2
MOMENTS = range(35, 80)  # the taps from the body map on, with room for a cut that has to wait for another
LONGEST_CUT, SHORTEST_CUT = 5.0, 0.5  # seconds
TABLET = {"width": 1180, "height": 820}


class Line:
    """The product behind a line that can be cut, for a while or until it is mended."""

    def __init__(self, room: Path) -> None:
        self.room, self.port, self.target = room, free_port(), free_port()
        self.switch = room / "line"
        self.switch.write_text("pass")
        places = [str(self.port), str(self.target), str(self.switch)]
        self.proxy = subprocess.Popen([sys.executable, "-m", "scripts.measures.faults.proxy", *places], cwd=ROOT)
        self.product = self._started()
        self.cuts = self.restarts = 0
        self._mending: Timer | None = None

    @property
    def is_whole(self) -> bool:
        return self.switch.read_text() == "pass"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self, seconds: float | None = None, *, how: str = "down") -> None:
        self.mend()
        self.cuts += 1
        self.switch.write_text(how)
        if seconds:
            self._mending = Timer(seconds, self.mend)
            self._mending.start()

    def mend(self) -> None:
        if self._mending:
            self._mending.cancel()
        self.switch.write_text("pass")

    def restart(self) -> None:
        self.restarts += 1
        self.product.stop()
        self.product = self._started()

    def end(self) -> None:
        self.mend()
        self.proxy.kill()
        self.proxy.wait()
        self.product.stop()

    def _started(self) -> Product:
        return Product(self.room, PORT=str(self.target))


class Troubled(Touch):
    """A finger on a tablet whose line is cut at some taps. Looks after each whether the page tells the truth.

    A cut that falls where the line is cut already comes with the first tap after that.
    """

    def __init__(self, page: Page, line: Line, *, at: set[int]) -> None:
        super().__init__(page)
        self.line, self.due = line, sorted(at)
        self.lies: list[str] = []
        self.looks = 0

    def press(self, what: Locator) -> None:
        if self.due and self.due[0] <= self.count and self.line.is_whole:
            self.due.pop(0)
            how = random.choice(["down", "down", "hang"])
            self.line.cut(random.uniform(SHORTEST_CUT, LONGEST_CUT), how=how)
        super().press(what)
        self.look()

    def look(self) -> None:
        self.looks += 1
        if lie := lie_of(self.page):
            self.lies.append(lie)
            print(f"At tap {self.count} the page said {lie}.", file=sys.stderr)


def cuts(browser: Browser, _: Product) -> Iterator[Figure]:
    """On a product of its own, since that one is restarted."""
    random.seed(5)
    case = knee_to_back(load_library())
    with _line() as line:
        context = browser.new_context(viewport=TABLET, has_touch=True, base_url=line.address)  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        tab = Tab(context)
        page = cast(Page, tab)
        client = ready(page, case)
        hands = Troubled(page, line, at=set(random.sample(MOMENTS, CUTS)))
        killed = _assess(tab, hands, case, client)
        lost = misses(line.product, case, page.url)
        print(*lost, sep="\n", file=sys.stderr)
        context.close()
    yield Figure("times the network was cut", line.cuts, least=CUTS)
    yield Figure("tabs killed with changes that waited", killed, least=KILLS)
    yield Figure("times the server was restarted", line.restarts, least=1)
    yield Figure("findings and numbers lost, or there twice, after all that", len(lost), most=0)
    yield Figure("times the page was asked what is saved", hands.looks, least=80)
    yield Figure("times it said what was not so", len(hands.lies), most=0)


@contextmanager
def _line() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as room:
        line = Line(Path(room))
        try:
            yield line
        finally:
            line.end()


def _assess(tab: Tab, hands: Troubled, case: KneeToBack, client: str) -> int:
    """The script, with what happens between its tests; how many tabs were killed while changes waited."""
    page, visits, killed = cast(Page, tab), {visit.test: visit for visit in case.visits}, 0
    start(page, hands, case, client)
    report(page, hands, case)
    hands.line.mend()
    _keep_pages(page)
    tests = tests_in_order(page)
    trouble = dict(zip(random.sample(tests[1:-1], KILLS + 1), ["restart", *["kill"] * KILLS], strict=True))
    for test in tests:
        go_to(page, hands, test)
        if test in trouble:
            hands.line.cut()
        examine(page, hands, visits[test])
        if trouble.get(test) == "kill":
            killed += page.evaluate(COUNT, "changes") > 0
            tab.kill()
        if trouble.get(test) == "restart":
            hands.line.restart()
        if test in trouble:
            hands.line.mend()
        hands.look()
    hands.due.clear()  # finishing needs the line, and says so
    hands.line.mend()
    expect_saved(page)
    finish(page, hands)
    return killed


def _keep_pages(page: Page) -> None:
    """The tablet has had a moment with a connection to fetch the sitting's pages: its tests and the body map."""
    count = len(set(tests_in_order(page))) + 1
    wait_until(lambda: page.evaluate(COUNT, "pages") >= count, seconds=90, what="the pages to be kept on the tablet")
