"""Notifications on a client's phone, in a real browser. Its push service is not reachable from a test, so what it
does is done by hand: the subscription is made up, and the message is handed to the worker as the service does."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}
# Instead of the push service, which alone can make one: a subscription kept in the page.
MADE_UP = """() => {
    const own = {endpoint: "ENDPOINT", unsubscribe: async () => { sessionStorage.removeItem("own"); return true; },
        toJSON: () => ({endpoint: "ENDPOINT", keys: {p256dh: "KEY", auth: "c2l4dGVlbiBieXRlcyBvaw"}})};
    PushManager.prototype.subscribe = async () => { sessionStorage.setItem("own", "yes"); return own; };
    PushManager.prototype.getSubscription = async () => sessionStorage.getItem("own") ? own : null;
}"""


@pytest.fixture
def reminders(window) -> Page:
    """A client's own page about reminders."""
    page: Page = window(PHONE)
    page.goto("/")
    page.locator('form[action$="/enter/client/"] button').first.click()
    page.wait_for_load_state("networkidle")
    return page


def part(page: Page, when: str) -> Any:
    return page.locator(f'[data-when="{when}"]')


def asked(page: Page) -> int:
    """How often the browser was asked for its permission."""
    return int(page.evaluate("window.asked ?? 0"))


def test_the_browser_is_asked_only_by_a_touch_and_a_refusal_is_told(reminders):
    reminders.add_init_script(
        "window.asked = 0; Notification.requestPermission = async () => { window.asked += 1; return 'denied'; };"
        "Object.defineProperty(Notification, 'permission', {get: () => window.asked ? 'denied' : 'default'});"
    )
    reminders.goto("/my/reminders/")
    expect(part(reminders, "off")).to_be_visible()
    assert asked(reminders) == 0

    reminders.get_by_role("button", name="Allow notifications").click()

    expect(part(reminders, "blocked")).to_be_visible()
    expect(part(reminders, "blocked")).to_contain_text("blocked on this phone")
    assert asked(reminders) == 1


def test_a_browser_that_cannot_says_so_and_offers_no_button(reminders):
    reminders.add_init_script("delete window.PushManager")
    reminders.goto("/my/reminders/")

    expect(part(reminders, "unsupported")).to_be_visible()
    expect(reminders.get_by_role("button", name="Allow notifications")).to_be_hidden()


def test_the_worker_shows_what_it_is_handed_in_its_language(reminders):
    reminders.context.grant_permissions(["notifications"], origin=reminders.url.split("/my")[0].rstrip("/"))
    reminders.goto("/my/reminders/")
    reminders.evaluate(
        "async () => { const worker = await navigator.serviceWorker.register("
        "document.querySelector('[data-notify]').dataset.worker);"
        "while (!worker.active) await new Promise((done) => setTimeout(done, 50)); }"
    )
    handed = {"title": "Plumbline", "body": "جلستك الساعة 18:00", "lang": "ar", "dir": "rtl", "tag": "1", "url": "/"}

    shown = _handed_over(reminders, handed)

    assert shown == {name: value for name, value in handed.items() if name != "url"}


SHOWN = (
    "async () => { const [worker] = await navigator.serviceWorker.getRegistrations();"
    "const [one] = await worker.getNotifications();"
    "return one ? {title: one.title, body: one.body, lang: one.lang, dir: one.dir, tag: one.tag} : null; }"
)


def _handed_over(page: Page, message: dict[str, str]) -> Any:
    """What is shown once a push service has brought it. The browser's own tools bring it, and drop it now and then
    where the machine is busy; a push service tries again as well, and the same tag is shown once."""
    tools = page.context.new_cdp_session(page)
    workers: dict[str, str] = {}
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda said: workers.update({each["scopeURL"]: each["registrationId"] for each in said["registrations"]}),
    )
    tools.send("ServiceWorker.enable")
    origin = page.evaluate("location.origin")
    for _ in range(20):
        for scope, number in workers.items():
            if scope.startswith(origin):
                said = {"origin": origin, "registrationId": number, "data": json.dumps(message)}
                tools.send("ServiceWorker.deliverPushMessage", said)
        page.wait_for_timeout(500)
        if shown := page.evaluate(SHOWN):
            return shown
    return None


def test_a_phone_is_tried_and_ended_with_words_at_each_step(reminders):
    script = MADE_UP.replace("ENDPOINT", "https://fcm.googleapis.com/none").replace("KEY", "BAAA")
    reminders.context.grant_permissions(["notifications"])
    reminders.add_init_script(f"({script})()")
    reminders.route("**/my/phone/**", lambda route: route.fulfill(status=204))
    reminders.goto("/my/reminders/")

    reminders.get_by_role("button", name="Allow notifications").click()
    expect(part(reminders, "on")).to_be_visible()
    expect(reminders.locator("[data-notify] [role=status]")).to_have_text("Done. You can try one now.")

    reminders.get_by_role("button", name="Send me one now").click()
    expect(reminders.locator("[data-notify] [role=status]")).to_contain_text("On its way.")

    reminders.get_by_role("button", name="Stop on this phone").click()
    expect(part(reminders, "off")).to_be_visible()
    expect(reminders.locator("[data-notify] [role=status]")).to_have_text("Stopped on this phone.")
