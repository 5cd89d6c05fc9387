"""What a safety screen says on the pages of an assessment."""

from dataclasses import dataclass

from clients.practices.models import Practice
from clients.records.models import SafetyScreen
from therapy.knowledge import Library
from therapy.knowledge.records import UrgencyLevel
from therapy.reasoning.safety.combinations import Raised
from therapy.reasoning.safety.flags import PRIVATE, STOPPING, raised_flags
from therapy.reasoning.safety.screening import Safety

PLACE_OF_NUMBER = "[emergency number]"


@dataclass(frozen=True, slots=True)
class Notice:
    """The action text of a stop: what to do, who is to see the client, which answers and findings ask for it."""

    title: str
    text: str
    who: str
    asked: tuple[str, ...]
    together: tuple[Raised, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    text: str
    tone: str
    icon: str


def stop_notice(
    screen: SafetyScreen | None, practice: Practice, library: Library, *, safety: Safety | None = None
) -> Notice | None:
    """The notice of a screen that holds everything, or of findings that stop; None where nothing does.

    It names the practice's own emergency number.
    """
    urgency = _stopping(screen, safety, library)
    if urgency is None:
        return None
    level = library.urgencies[urgency]
    return Notice(
        title=level.text,
        text=stop_text(level.id, practice, library),
        who=level.who.partition(" (number")[0],
        asked=warning_answers(screen, library),
        together=tuple(each for each in safety.combinations if each.urgency in STOPPING) if safety else (),
    )


def stop_text(urgency: str, practice: Practice, library: Library) -> str:
    """What a client is told to do at once, with the practice's own emergency number; "" where nothing stops."""
    if urgency not in STOPPING:
        return ""
    text = library.screening.action_texts.get(UrgencyLevel(urgency)) or (
        "Some of what you answered, or what was found, needs to be checked by a doctor today. "
        "Please stop exercising until then, and take this list with you."
    )
    return text.replace(PLACE_OF_NUMBER, practice.emergency_number)


def warning_answers(screen: SafetyScreen | None, library: Library) -> tuple[str, ...]:
    """The answers that warn, each with what the client said further, save what is private."""
    answers, said = (screen.answers, screen.follow_ups) if screen else ({}, {})
    further = {flag: words for flag, words in said.items() if flag not in PRIVATE}
    raised = raised_flags(answers, (), library)
    return tuple(f"{flag.words} “{further[flag.id]}”" if flag.id in further else flag.words for flag in raised)


def _stopping(screen: SafetyScreen | None, safety: Safety | None, library: Library) -> UrgencyLevel | None:
    """The most urgent of what stops: a screen that holds, or what was found."""
    stops = [UrgencyLevel(screen.urgency)] if screen and screen.holds else []
    if safety and safety.stop and safety.refer:
        stops.append(safety.refer.urgency)
    return max(stops, key=lambda each: library.urgencies[each].order, default=None)


def screen_chip(screen: SafetyScreen | None, library: Library) -> Chip:
    """How the screen stands, in a few words for the bar."""
    if screen is None:
        return Chip("Not screened", "warn", "alert")
    if screen.holds:
        return Chip(f"Stop: {screen.get_urgency_display().lower()}", "danger", "alert")
    if screen.lifted_at:
        return Chip("Hold lifted", "ok", "check")
    if screen.urgency:
        return Chip(screen.get_urgency_display(), "warn", "alert")
    return Chip(
        "No warning answers" if screen.answers else "No question asked", "ok" if screen.answers else "warn", "check"
    )
