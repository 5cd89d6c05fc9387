"""The main job with two people in two windows, from a new client to the reminder of the next session."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import Message
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, TABLET
from tests.journeys.product import Product, text_of, wait_until
from therapy.demo.people import PASSWORD

pytestmark = pytest.mark.journey

NORA = "nora.falk@example.test"
ZONES = ["Pacific/Kiritimati", "Pacific/Auckland", "Australia/Sydney", "Asia/Tokyo", "Asia/Shanghai", "Asia/Bangkok",
         "Asia/Dhaka", "Asia/Karachi", "Asia/Dubai", "Africa/Nairobi", "Europe/Helsinki", "Europe/Berlin",
         "Europe/London", "Atlantic/Azores", "Atlantic/South_Georgia", "America/Sao_Paulo", "America/Santiago",
         "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage",
         "Pacific/Honolulu", "Pacific/Pago_Pago"]  # fmt: skip


def afternoon_zone() -> str:
    """A zone in which it is afternoon now: what is twelve hours off there is tomorrow, and nothing is quiet yet."""
    hours = {zone: datetime.now(UTC).astimezone(ZoneInfo(zone)).hour for zone in ZONES}
    return next(zone for zone, hour in hours.items() if 13 <= hour <= 17)


def soon_to_be_reminded_of() -> str:
    """A time of day whose session tomorrow is reminded of, twelve hours ahead, in one to two minutes from now."""
    return (datetime.now(UTC).astimezone(ZoneInfo(NORAS_ZONE)) + timedelta(hours=12, minutes=2)).strftime("%H:%M")


NORAS_ZONE = afternoon_zone()


def test_two_people_do_the_whole_path_and_the_next_session_is_reminded_of(
    product: Product, window: Callable[..., Page], pictures: Callable[[Page, str], None]
) -> None:
    therapist, phone = window(TABLET), window(PHONE)

    sign_in_with_password(therapist)
    pictures(therapist, "1-today")
    nora = register_nora(therapist)
    pictures(therapist, "2-client")
    assess(therapist, pictures)
    accept_and_draft(therapist, pictures)
    publish(therapist, pictures)
    sign_in_with_code(phone, product)
    do_todays_session(phone, pictures)

    therapist.goto(nora)
    expect(therapist.get_by_text("1 of 1 due")).to_be_visible()
    ask_to_be_reminded_twelve_hours_ahead(phone)
    at = soon_to_be_reminded_of()
    move_sessions_to(at, nora, therapist)
    wait_until(lambda: reminders(product), seconds=150, what="the reminder from the worker")
    [reminder] = reminders(product)
    assert reminder["Subject"] == f"Your session at {at}"
    assert "Stop reminders" in text_of(reminder)


def reminders(product: Product) -> list[Message]:
    return [message for message in product.mail_to(NORA) if message["Subject"].startswith("Your session")]


def ask_to_be_reminded_twelve_hours_ahead(phone: Page) -> None:
    phone.goto("/my/reminders/")
    phone.get_by_label("How long before a session").select_option("12 hours")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()


def move_sessions_to(at: str, nora: str, page: Page) -> None:
    """Nora trains at another time from now on: her record says so, and the next version plans by it."""
    page.goto(nora)
    page.get_by_role("link", name="Edit").click()
    page.get_by_label(re.compile("like to train|Training time|Trains")).fill(at)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Open programme").click()
    page.get_by_role("button", name="Change this programme").click()
    page.get_by_role("button", name="Publish version 2").click()
    expect(page.get_by_text("Version 2 is in force")).to_be_visible()


def sign_in_with_password(page: Page) -> None:
    page.goto("/")
    page.get_by_label("E-mail", exact=True).fill("tess@demo.plumbline.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tess")


def register_nora(page: Page) -> str:
    """The address of her page: other journeys register a Nora Falk too."""
    page.goto("/clients/register/")
    page.get_by_label("Name").fill("Nora Falk")
    page.get_by_label("Date of birth").fill("1988-04-17")
    page.get_by_label("E-mail").first.fill(NORA)
    page.get_by_label(re.compile("like to train|Training time|Trains")).fill("06:30")
    page.get_by_label("Time zone").select_option(NORAS_ZONE)
    for consent in ("Keeping a record of care", "Reminders"):
        page.get_by_label(consent, exact=True).check()
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nora Falk")
    return page.url


def assess(page: Page, pictures: Callable[[Page, str], None]) -> None:
    page.get_by_role("link", name="Assess", exact=True).click()
    page.get_by_role("radio", name=re.compile("^Knee and hip")).check()
    page.get_by_role("checkbox", name="Left knee", exact=True).check()
    for no_to_all in page.get_by_role("button", name="Asked, no to all").all():
        if no_to_all.is_visible():
            no_to_all.click()
    pictures(page, "3-screen")
    page.get_by_role("button", name="Save and begin").click()

    choose(page, "Left knee: pain, 0 to 10", "5")
    choose(page, "Left knee: injury, operation or birth here before", "On record")
    expect_saved(page)
    for test, taps in FOUND.items():
        page.get_by_role("navigation", name="Tests").get_by_role("link", name=test).last.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(test)
        for observation, times in taps.items():
            for _ in range(times):
                page.get_by_role("button", name=re.compile(f"^{re.escape(observation)}:")).click()
        expect_saved(page)
        pictures(page, f"4-{test}")
    page.get_by_role("button", name="Finish and see map").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Compensation map")
    pictures(page, "5-result")


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("radiogroup", name=question).get_by_role("radio", name=answer, exact=True).check()


# One tap is slight, two are clear: what to tap in which test.
FOUND = {
    "Overhead squat": {"Knee travels inward, left": 2, "Hips shift to one side, right": 2},
    "step-down": {"Knee travels inward, left": 2, "Pelvis drops or turns, left": 2},
    "Trendelenburg": {"Free side falls before 30 s, left": 2},
}


def expect_saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d"))


def accept_and_draft(page: Page, pictures: Callable[[Page, str], None]) -> None:
    expect(page.locator("article.hy").first.get_by_text("Because")).to_be_visible()
    page.get_by_role("button", name="Accept").first.click()
    expect(page.get_by_role("heading", name="Draft a programme from 1 accepted hypothesis")).to_be_visible()
    page.get_by_role("button", name="Draft programme").or_(page.get_by_role("link", name="Draft programme")).click()
    expect(page.get_by_role("heading", name="Draft a programme")).to_be_visible()
    pictures(page, "6-draft")
    page.get_by_role("button", name="Draft the programme").click()
    expect(page.get_by_role("heading", name="Review and publish")).to_be_visible()


def publish(page: Page, pictures: Callable[[Page, str], None]) -> None:
    pictures(page, "7-builder")
    page.locator(".stage-menu > summary").click()
    page.get_by_role("spinbutton", name="Sessions a week").first.fill("7")
    page.get_by_role("button", name="Save stage").first.click()
    expect(page.get_by_text("7 sessions a week")).to_be_visible()
    page.get_by_label(re.compile("Starts|Start")).first.fill(today_of_nora())
    page.get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_text("Published", exact=False).first).to_be_visible()
    pictures(page, "8-published")


def today_of_nora() -> str:
    return datetime.now(UTC).astimezone(ZoneInfo(NORAS_ZONE)).date().isoformat()


def sign_in_with_code(phone: Page, product: Product) -> None:
    phone.goto("/")
    phone.get_by_placeholder("Your e-mail address").fill(NORA)
    phone.get_by_role("button", name="Send me a code").click()
    wait_until(lambda: codes(product), seconds=10, what="the code")
    phone.get_by_label("Code").fill(codes(product)[-1])
    phone.get_by_role("button", name="Sign in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Today’s session")


def codes(product: Product) -> list[str]:
    texts = [text_of(message) for message in product.mail_to(NORA)]
    return [found.group() for text in texts if (found := re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", text))]


def do_todays_session(phone: Page, pictures: Callable[[Page, str], None]) -> None:
    pictures(phone, "9-my-today")
    phone.get_by_role("link", name="Start session").click()
    for no in phone.get_by_role("radio", name="No", exact=True).all():
        no.check(force=True)
    rate(phone, "pain right now", 3)
    pictures(phone, "10-before")
    phone.get_by_role("button", name="Carry on").click()
    expect(
        phone.get_by_role("button", name="Something hurts").or_(phone.get_by_text("Something hurts")).first
    ).to_be_visible()
    pictures(phone, "11-player")
    while phone.get_by_role("button", name="Done as prescribed").first.is_visible():
        phone.get_by_role("button", name="Done as prescribed").first.click()
        phone.wait_for_timeout(100)
    rate(phone, "pain now", 2)
    pictures(phone, "12-finish")
    phone.get_by_role("button", name="Finish").click()
    expect(phone.get_by_role("heading", name="Session done")).to_be_visible()
    pictures(phone, "13-done")


def rate(phone: Page, label: str, pain: int) -> None:
    phone.get_by_role("group", name=re.compile(label)).get_by_role("radio", name=re.compile(f"^{pain}\\b")).first.check(
        force=True
    )
