"""The sentences at the top of a therapist's Today."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats

from programmes.training.attention import Attention
from programmes.training.caseload import Caseload

register = template.Library()

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
NOON, EVENING = 12, 18


@register.simple_tag
def local_now(now: datetime, zone: str) -> str:
    """The date and time on the practice's clock: "Tuesday 24 November, 09:14"."""
    return formats.date_format(now.astimezone(ZoneInfo(zone)), "l j F, H:i")


@register.simple_tag
def greeting(now: datetime, zone: str) -> str:
    """The greeting for the hour on the practice's clock."""
    hour = now.astimezone(ZoneInfo(zone)).hour
    if hour < NOON:
        return "Good morning"
    return "Good afternoon" if hour < EVENING else "Good evening"


@register.simple_tag
def summary(attention: Attention, caseload: Caseload, whose: str) -> str:
    """How many people need a decision, in a sentence."""
    if not caseload.clients:
        return "No clients yet." if whose == "all" else "You have no clients yet."
    number = attention.all
    if not number:
        return "Nobody needs a decision from you. Everyone is on plan."
    words = NUMBERS[number] if number < len(NUMBERS) else str(number)
    people = "person needs" if number == 1 else "people need"
    rest = " Everyone else is on plan." if number < caseload.clients else ""
    return f"{words} {people} a decision from you.{rest}"


@register.filter
def first_word(name: str) -> str:
    """The first word of a name."""
    return name.split()[0] if name.split() else ""
