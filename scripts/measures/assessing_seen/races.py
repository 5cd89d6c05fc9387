"""Two editors change one field at the same moment, many times: one wins each, the other is told both (C1, C2)."""

import json
import random
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from itertools import product as pairs
from threading import Barrier
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.measures.assessing_seen.case import knee_to_back
from scripts.measures.assessing_seen.hands import Touch
from scripts.measures.assessing_seen.journey import keep_set, register, sign_in, start
from scripts.measures.figure import Figure
from tests.journeys.product import Product
from therapy.knowledge import load_library

RACES, SEEN_RACES = 200, 10
KEPT, CONFLICT = 200, 409
TABLET = {"width": 1180, "height": 820}


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody with the assessment open: what their page would send, sent without it."""

    url: str
    member: str
    cookies: Mapping[str, str]

    @classmethod
    def at(cls, page: Page) -> "Editor":
        """The editor whose page this is."""
        cookies = {each["name"]: each["value"] for each in page.context.cookies()}
        url = page.locator("[data-change-url]").get_attribute("data-change-url")
        member = page.locator("[data-member]").get_attribute("data-member") or ""
        return cls(page.evaluate("location.origin") + (url or ""), member, cookies)

    def send(self, change: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        body = json.dumps({"member": self.member, "page": "step_down", "changes": [change]}).encode()
        headers = {
            "Content-Type": "application/json",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies["csrftoken"],
        }
        request = urllib.request.Request(self.url, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            return refused.code, json.load(refused)


def races(browser: Browser, product: Product) -> Iterator[Figure]:
    contexts = [browser.new_context(viewport=TABLET, has_touch=True, base_url=product.address) for _ in range(2)]  # type: ignore[arg-type]
    one, other = (_open(context) for context in contexts)
    address = _begin(one)
    for page in (one, other):
        page.goto(address)
    editors = Editor.at(one), Editor.at(other)
    won = [_race(editors, field) for field in _fields(RACES)]
    yield Figure("races of two editors", len(won), least=200)
    yield Figure("races not won by exactly one, or whose loser is not told both", won.count(False), most=0)
    yield Figure("changes that name no precondition and were kept", sum(map(_is_kept, _bare(editors[0]))), most=0)
    unseen = [not _shows_both(one, other, name) for name in _cells(one)]
    yield Figure("losers who do not see both texts on their page", sum(unseen), most=0)
    for context in contexts:
        context.close()


def _open(context: BrowserContext) -> Page:
    page = context.new_page()
    sign_in(page)
    return page


def _begin(page: Page) -> str:
    """Begin a sitting of a new client; the address of its step-down."""
    case = knee_to_back(load_library())
    client = register(page)
    keep_set(page, case)
    start(page, Touch(page, between_ms=0), case, client)
    return page.url.replace("body_map", "step_down")


def _fields(count: int) -> Iterator[dict[str, str]]:
    """A field for each race: the observations of the step-down on each side, over and over."""
    observations = [each.id for each in load_library().tests["step_down"].observations if each.sided]
    fields = [{"observation": each, "side": side} for each, side in pairs(observations, ("left", "right"))]
    return islice(cycle(fields), count)


def _race(editors: tuple[Editor, Editor], field: dict[str, str]) -> bool:
    """Whether exactly one of the two was kept, and the other told both; the field is empty again afterwards."""
    values, ready = random.sample(range(4), 2), Barrier(2)

    def send(editor: Editor, value: int) -> tuple[int, dict[str, Any]]:
        change = _change(field, value, was=None)
        ready.wait()
        return editor.send(change)

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(send, editors, values))
    statuses = [status for status, _ in answers]
    if sorted(statuses) != [KEPT, CONFLICT]:
        return False
    winner, loser = statuses.index(KEPT), statuses.index(CONFLICT)
    told = answers[loser][1]["answers"][0]
    emptied, _ = editors[0].send(_change(field, None, was=values[winner]))
    return bool((told["theirs"], told["yours"], emptied) == (values[winner], values[loser], KEPT))


def _change(field: dict[str, str], value: int | None, *, was: int | None) -> dict[str, Any]:
    return {"kind": "finding", **field, "value": value, "was": was, "id": str(uuid4())}


def _bare(editor: Editor) -> Iterator[int]:
    """The answers to changes that do not say by which id they are known, or what their page had seen."""
    for field, missing in pairs(_fields(5), ("id", "was")):
        change = _change(field, 2, was=None)
        yield editor.send({name: value for name, value in change.items() if name != missing})[0]


def _is_kept(status: int) -> bool:
    return status not in (400, 428)


def _cells(page: Page) -> list[str]:
    return list(
        page.locator("[data-cell]").evaluate_all(f"(cells) => cells.slice(0, {SEEN_RACES}).map((c) => c.dataset.cell)")
    )


def _shows_both(one: Page, other: Page, name: str) -> bool:
    """Whether the second of two who tap the same field sees what both said, beside it."""
    for _ in range(3):
        one.locator(f'[data-cell="{name}"] .sev-step').tap()
    one.wait_for_timeout(100)
    expect(one.locator("#save-state")).to_have_attribute("data-state", "saved")
    other.locator(f'[data-cell="{name}"] .sev-step').tap()
    told = other.locator(f'[data-error-of="{name}"]')
    try:
        expect(told).to_contain_text("“marked”")
        expect(told).to_contain_text("“slight”")
    except AssertionError:
        return False
    return True
