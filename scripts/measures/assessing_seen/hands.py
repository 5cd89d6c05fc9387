"""Two ways to work a page: a finger on a tablet, and a keyboard alone. Both count what they do."""

from collections.abc import Callable
from typing import Protocol

from playwright.sync_api import Locator, Page

BETWEEN_TAPS_MS = 250
MOST_TABS = 400
_IS_ACTIVE = "(element) => element === document.activeElement"
# The focus of what is drawn by its label (a radio in a button) is seen at the label.
_IS_FOCUS_SEEN = """(element) => {
  const drawn = element.getBoundingClientRect().width > 4 ? element : element.closest("label");
  const box = drawn.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const looks = [drawn, element, ...drawn.querySelectorAll("*")].map((each) => getComputedStyle(each));
  const isMarked = looks.some((look) => look.outlineStyle !== "none" || look.boxShadow !== "none");
  return isMarked && top !== null && (drawn.contains(top) || top.contains(drawn));
}"""
_IS_IN_VIEW = """(element) => {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return top !== null && (element.contains(top) || top.contains(element));
}"""


class Hands(Protocol):
    """Whoever works the page: `count` is how many taps, or keys, it took so far."""

    count: int

    def press(self, what: Locator) -> None: ...
    def grade(self, button: Locator, severity: int) -> None: ...
    def tick(self, box: Locator) -> None: ...
    def choose(self, radio: Locator) -> None: ...
    def write(self, texts: dict[str, str], named: Callable[[str], Locator]) -> None: ...


class Touch:
    """A finger. `swipes` are the taps for which the page had to be moved first."""

    def __init__(self, page: Page, *, between_ms: int = BETWEEN_TAPS_MS) -> None:
        self.page, self.between_ms = page, between_ms
        self.count = self.swipes = 0

    def press(self, what: Locator) -> None:
        self.swipes += not what.evaluate(_IS_IN_VIEW)
        self.count += 1
        what.tap()
        self.page.wait_for_timeout(self.between_ms)

    def grade(self, button: Locator, severity: int) -> None:
        for _ in range(severity):
            self.press(button)

    def tick(self, box: Locator) -> None:
        self.choose(box)

    def choose(self, radio: Locator) -> None:
        """The words beside a radio are what a finger meets."""
        self.press(radio.locator("xpath=ancestor::label[1]"))

    def write(self, texts: dict[str, str], named: Callable[[str], Locator]) -> None:
        """A tap into the first field; from one to the next the tablet's keyboard has a key."""
        for number, (name, text) in enumerate(texts.items()):
            field = named(name)
            if number == 0:
                self.press(field)
            else:
                self.page.keyboard.press("Tab")
            if not field.evaluate(_IS_ACTIVE):
                self.press(field)
            self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")


class Keyboard:
    """No pointer at all: controls are reached by Tab and worked by their keys. `unseen` had it without a mark."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0
        self.unseen: set[str] = set()

    def press(self, what: Locator) -> None:
        self._reach(what)
        self._key("Enter")

    def grade(self, button: Locator, severity: int) -> None:
        self._reach(button)
        self._key(str(severity))

    def tick(self, box: Locator) -> None:
        self._reach(box)
        self._key("Space")

    def choose(self, radio: Locator) -> None:
        """A group of radios is one stop of Tab: the arrows go on from the one that is chosen."""
        group = self.page.locator(f'input[type=radio][name="{radio.get_attribute("name")}"]')
        self._reach(group)
        for _ in range(group.count()):
            if radio.is_checked():
                return
            self._key("ArrowRight")
        self._key("Space")

    def write(self, texts: dict[str, str], named: Callable[[str], Locator]) -> None:
        for name, text in texts.items():
            self._reach(named(name))
            self.page.keyboard.type(text)
        self._key("Tab")

    def _reach(self, group: Locator) -> None:
        """Go on with Tab until one of these has the focus; around the page once, if need be."""
        group.first.wait_for(state="attached")
        anyone = "(elements) => elements.includes(document.activeElement)"
        for _ in range(MOST_TABS):
            if group.evaluate_all(anyone):
                return self._look()
            self._key("Tab")
        raise AssertionError(f"The keyboard does not reach {group}.")

    def _look(self) -> None:
        focused = self.page.locator(":focus")
        if not focused.evaluate(_IS_FOCUS_SEEN):
            self.unseen.add(focused.evaluate("(element) => element.outerHTML.slice(0, 120)"))

    def _key(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)
