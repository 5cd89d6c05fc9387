"""Whether everybody can use a page: what an automatic check finds against the rules, and what is too small."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Off by themselves: contrast of 7 to 1, and targets of 24 px (ours are held to 44 px besides).
STRICTER = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
# Controls, by the rule that everything but a link within a text is at least 44 px high.
CONTROLS = "main :is(button, summary, select, .btn, .seg label, .facet label, .path a)"
_SMALL = """(controls) => [...document.querySelectorAll(controls)]
  .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }) && !each.closest(".vh"))
  .filter((each) => each.getBoundingClientRect().height < 43.5)
  .map((each) => `${each.textContent.trim()} ${Math.round(each.getBoundingClientRect().height)} px`)"""


def broken_rules(page: Page, *, to_aaa: bool = False) -> list[str]:
    """Each rule that is broken, with the first place where it is."""
    options = {"resultTypes": ["violations"], **({"rules": STRICTER} if to_aaa else {})}
    violations = Axe().run(page, options=options).response["violations"]
    return [_in_words(each) for each in violations]


def _in_words(broken: dict[str, Any]) -> str:
    first = broken["nodes"][0]
    why = next((check["message"] for check in first["any"] + first["all"] + first["none"]), "")
    return f"{broken['id']} ({len(broken['nodes'])}): {first['html'][:160]} {why}"


def small_controls(page: Page) -> list[str]:
    return list(page.evaluate(_SMALL, CONTROLS))
