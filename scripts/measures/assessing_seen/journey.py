"""The worked example from a cold start to the compensation map, with a finger or with the keyboard alone."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from scripts.measures.assessing_seen.case import KneeToBack, Place, Visit
from scripts.measures.assessing_seen.hands import Hands

CLIENT = "Nora Falk"
OWN_SET = "From the knee up"
START = 'a[href$="/assessments/start/"]'


def sign_in(page: Page) -> None:
    page.goto("/")
    page.locator('form[action$="/enter/therapist/"] button').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tess")


def register(page: Page, name: str = CLIENT) -> str:
    """The client is known to the practice before: 34 years old, female. Returns the page's path."""
    page.goto("/clients/register/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Date of birth").fill("1992-04-17")
    page.get_by_label("Sex").select_option("female")
    page.get_by_label("Keeping a record of care", exact=True).check()
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    return urlsplit(page.url).path


def keep_set(page: Page, case: KneeToBack) -> None:
    """The tests of the example as a set of the practice's own, in the order of the knowledge; once."""
    page.goto("/test-sets/")
    if page.get_by_role("link", name=OWN_SET, exact=True).count():
        return
    page.goto("/test-sets/new/")
    page.get_by_label("Name").fill(OWN_SET)
    for test in ("body_map", *(visit.test for visit in case.visits)):
        if (tick := page.locator(f'input[name="more"][value="{test}"]')).count():
            tick.check(force=True)
    page.get_by_role("button", name="Add what is ticked").click()
    page.get_by_role("button", name="Save the set").click()
    expect(page.get_by_role("link", name=OWN_SET)).to_be_visible()


def ready(page: Page, case: KneeToBack) -> str:
    """Signed in, with the client and the set of tests from which the example begins. Returns the client's path."""
    sign_in(page)
    client = register(page)
    keep_set(page, case)
    return client


def assess(page: Page, hands: Hands, case: KneeToBack, *, client: str) -> None:
    """From the therapist's home to the compensation map."""
    start(page, hands, case, client)
    report(page, hands, case)
    visits = {visit.test: visit for visit in case.visits}
    for test in tests_in_order(page):
        go_to(page, hands, test)
        examine(page, hands, visits[test])
    finish(page, hands)


def tests_in_order(page: Page) -> list[str]:
    links = page.locator("nav.tests li a").evaluate_all("(links) => links.map((link) => link.pathname)")
    found = dict.fromkeys(match[1] for link in links if (match := re.search(r"/tests/(\w+)/$", link)))
    return [test for test in found if test != "body_map"]


def start(page: Page, hands: Hands, case: KneeToBack, client: str) -> None:
    page.goto("/")
    hands.press(page.get_by_role("link", name="Clients", exact=True))
    page.wait_for_url("**/clients/")
    hands.press(page.locator(f'a[href="{client}"]').first)
    page.wait_for_url(f"**{client}")
    hands.press(page.locator(START).first)
    page.wait_for_url("**/assessments/start/")
    for place in case.places:
        hands.tick(page.locator(f'input[name="places"][value="{place.region}.{place.side}"]'))
    hands.press(page.locator("[data-all-no]"))
    hands.choose(page.get_by_role("radio", name=re.compile(f"^{OWN_SET}")).first)
    hands.press(page.get_by_role("button", name="Save and begin"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Body map")


def report(page: Page, hands: Hands, case: KneeToBack) -> None:
    """What the client says, place by place."""
    for place in case.places:
        _mark(page, hands, place)
    expect_saved(page)


def _mark(page: Page, hands: Hands, place: Place) -> None:
    name = f"map.{place.region}.{place.side}"
    if not page.locator(f'[data-place="{name}"]').is_visible():
        hands.press(page.locator(f'[data-open-place="{name}"]'))
    for part, value in place.said.items():
        if part == "onset":
            hands.write({f"{name}.onset": value}, _named(page))
        else:
            hands.choose(page.locator(f'[name="{name}.{part}"][value="{value}"]'))


def go_to(page: Page, hands: Hands, test: str) -> None:
    """To a test by the way that is nearest: the page is there already, the button that goes on, or the list."""
    if not page.url.endswith(f"/tests/{test}/"):
        following = page.locator(f'.test-foot a[href$="/tests/{test}/"]')
        listed = page.locator(f'nav.tests a[href$="/tests/{test}/"]')
        hands.press(following if following.count() else listed.last)
    page.wait_for_url(f"**/tests/{test}/")


def examine(page: Page, hands: Hands, visit: Visit) -> None:
    """What was seen by the eye, the numbers, and that nothing else was seen."""
    for name, severity in visit.severities.items():
        button = page.locator(f'[data-cell="{name}"] .sev-step')
        hands.grade(button, severity)
        expect(button).to_have_attribute("data-value", str(severity))
    _measure(page, hands, visit)
    on, rest = page.get_by_role("button", name=re.compile("^Nothing else seen")), page.locator("[data-nothing-seen]")
    if on.count():
        hands.press(on)
        page.wait_for_url(lambda url: not url.endswith(f"/tests/{visit.test}/"))
    elif rest.count():
        hands.press(rest)
        expect_saved(page)


def _measure(page: Page, hands: Hands, visit: Visit) -> None:
    texts = {}
    for name, value in visit.numbers.items():
        field = page.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            hands.choose(page.locator(f'[name="{name}"][value="{value}"]'))
        else:
            texts[name] = value
    hands.write(texts, _named(page))


def _named(page: Page) -> Callable[[str], Locator]:
    return lambda name: page.locator(f'[name="{name}"]')


def expect_saved(page: Page) -> None:
    """Where the line hung, the page gives an answer up after 15 s, and asks again after up to 10."""
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved", timeout=60_000)


def finish(page: Page, hands: Hands) -> None:
    hands.press(page.get_by_role("button", name=re.compile("^Finish")).first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Compensation map")
