"""A tab of a browser that can be killed and opened again, and what it claims about what is saved."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

# How many rows lie on one shelf of the tablet's store; none where the page has not made it yet.
COUNT = """async (shelf) => {
  const opening = indexedDB.open("plumbline");
  opening.onupgradeneeded = () => opening.transaction.abort();
  const store = await new Promise((done) => {
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => done(null);
  });
  if (!store) return 0;
  const counting = store.transaction(shelf).objectStore(shelf).count();
  const count = await new Promise((done) => { counting.onsuccess = () => done(counting.result); });
  store.close();
  return count;
}"""
# What the line says, and how many changes wait, at one moment; null where it says nothing, or something else by now.
_CLAIM = f"""async () => {{
  const line = document.querySelector("#save-state");
  const words = line?.textContent;
  const kept = line && (await ({COUNT})("changes"));
  return line && words === line.textContent ? [words, kept] : null;
}}"""


CLAIMS_NOTHING = ("Writing", "Saving", "Opening")


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
    try:
        claim = page.evaluate(_CLAIM)
    except Error:  # it is on its way to the next page
        return None
    words, kept = claim or (CLAIMS_NOTHING[0], 0)
    if words.startswith(CLAIMS_NOTHING):
        return None
    said = re.search(r"(\d+) change", words)
    claimed = int(said[1]) if said else 0
    return None if claimed == kept else f"“{words}” with {kept} kept"
