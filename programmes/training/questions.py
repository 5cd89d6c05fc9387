"""What a client is asked before a session, and what stops one, in the words of the knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from clients.practices.models import Practice
from clients.records.models import Client, HistoryEvent, HistoryKind, Urgency
from therapy.knowledge import load_library
from therapy.knowledge.records import UrgencyLevel

# The ids under which an answer is kept. The knowledge gives the words of the questions in this order.
BEFORE_EACH = ("session_nerves", "session_illness")
AFTER_BIRTH = ("session_after_birth",)
STOP_NOW = "session_stop_now"
ASKED_AFTER_BIRTH = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    ask: str


def questions_before(*, after_birth: bool) -> list[Question]:
    """The warning questions before a session; pain, which is no yes or no, is asked apart.

    Each asks of several things at once, so a yes counts as the most urgent of them: an emergency.
    """
    screening = load_library().screening
    asked = list(zip(BEFORE_EACH, screening.before_each_session, strict=False))
    if after_birth:
        asked += zip(AFTER_BIRTH, screening.before_each_session_postpartum, strict=False)
    return [Question(*pair) for pair in asked]


def questions_for(client: Client, *, now: datetime) -> list[Question]:
    """The warning questions for this client; those after a birth are asked for a year."""
    return questions_before(after_birth=is_after_birth(client, now=now))


def is_after_birth(client: Client, *, now: datetime) -> bool:
    """Whether the client gave birth within the last year."""
    births = HistoryEvent.objects.of(client).filter(kind=HistoryKind.BIRTH)
    return births.filter(happened_on__gte=(now - ASKED_AFTER_BIRTH).date()).exists()


def stop_signs() -> tuple[str, ...]:
    """The signs at which a client stops at once."""
    return load_library().screening.stop_now


def urgency_of(answers: Mapping[str, bool]) -> Urgency:
    """How soon the answers need medical eyes."""
    return Urgency.EMERGENCY if any(answers.values()) else Urgency.NONE


def action_text(urgency: UrgencyLevel, practice: Practice) -> str:
    """What a client must do now, in the reviewed words, with the practice's emergency number.

    An urgency without words of its own gets the emergency's: too careful is the safe side.
    """
    texts = load_library().screening.action_texts
    text = texts.get(urgency) or texts[UrgencyLevel.EMERGENCY]
    return text.replace("[emergency number]", practice.emergency_number)
