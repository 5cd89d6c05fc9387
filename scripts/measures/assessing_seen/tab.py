"""A tab of a browser that can be killed and opened again, and what it claims about what is saved."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

# What the line says, and how many changes lie in the tablet's store, at one moment: None while it says nothing yet.
_CLAIM = """async () => {
  const line = document.querySelector("#save-state");
  if (!line) return null;
  const opening = indexedDB.open("plumbline");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const before = line.textContent;
  const counting = store.transaction("changes").objectStore("changes").count();
  const kept = await new Promise((done) => { counting.onsuccess = () => done(counting.result); });
  store.close();
  return before === line.textContent ? [before, kept] : null;
}"""


class Tab:
    """Stands for the page that is open now. Whoever holds a tab does not notice that its page was killed."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._page = context.new_page()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def kill(self) -> None:
        """End the tab's process as the system does when memory runs out, and open the same address in a new one."""
        address = self._page.url
        with suppress(Error):
            self._page.goto("chrome://crash")
        self._page.close()
        self._page = self._context.new_page()
        self._page.goto(address)


def lie_of(page: Page) -> str | None:
    """What the page says of saving, where it is not so: all saved while changes wait, or another number of them."""
    claim = page.evaluate(_CLAIM)
    if claim is None:
        return None
    words, kept = claim
    if words.startswith("Saving"):
        return None
    said = re.search(r"(\d+) change", words)
    claimed = int(said[1]) if said else 0
    return None if claimed == kept else f"“{words}” with {kept} kept"
