"""One client on a therapist's list: why, in a sentence with the numbers behind it, and the one thing to do about it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from programmes.training.signals.reasons import Reason, Signal


@dataclass(frozen=True, slots=True)
class Kind:
    """How signs of one reason are shown, and what is offered to do: `page` names the address in `Concern.address`."""

    label: str
    icon: str
    tone: str
    action: str
    page: str


KINDS = {
    Reason.HOLD: Kind("Safety hold", "shield", "danger", "Review hold", "client"),
    Reason.PAIN: Kind("Pain up", "flare", "danger", "Review pain", "client"),
    Reason.WORSE: Kind("Worse next morning", "flare", "danger", "See mornings", "training"),
    Reason.MISSED: Kind("Missed sessions", "clock", "warn", "Adjust plan", "programme"),
    Reason.PART_DONE: Kind("Part done", "draft", "warn", "See session", "training"),
    Reason.GATE: Kind("Gate ready", "check", "ok", "Decide on the stage", "gates"),
    Reason.ENDING: Kind("Programme ending", "flag", "warn", "Review programme", "programme"),
    Reason.SCREEN: Kind("Safety questions due", "shield", "warn", "Ask again", "screen"),
    Reason.UNFINISHED: Kind("Assessment begun", "draft", "", "Continue", "assessments"),
}


OF_PROGRAMME = {"programme": "prescribing:programme", "gates": "training:gates"}


@dataclass(frozen=True)
class Concern:
    """A client with the worst sign, the course of pain after their sessions and their last words.

    `client` carries `latest_on` (the latest session begun), `programme_id` (the running programme) and
    `next_visit_at`, or None for each.
    """

    client: Any
    signal: Signal
    pain: list[int] = field(default_factory=list)
    last_words: str = ""

    @property
    def reason(self) -> Reason:
        return self.signal.reason

    @property
    def kind(self) -> Kind:
        return KINDS[self.reason]

    @property
    def since(self) -> date | None:
        """The day for which the sign stands."""
        return self.signal.since or self.client.latest_on

    @property
    def address(self) -> str:
        """The page on which to do something about it; that of the training where there is no programme."""
        if (name := OF_PROGRAMME.get(self.kind.page)) and self.client.programme_id:
            return reverse(name, args=[self.client.programme_id])
        names = {"client": "records:client", "screen": "assessments:screen", "assessments": "assessments:panel"}
        return reverse(names.get(self.kind.page, "training:panel"), args=[self.client.pk])

    @property
    def sentence(self) -> str:
        """The reason, with the numbers behind it."""
        return {
            Reason.HOLD: "A warning sign was reported. Training is on hold until a medical outcome is recorded.",
            Reason.PAIN: f"Pain reached {self.signal.number} in the latest session. {self._compared}",
            Reason.WORSE: self._mornings,
            Reason.MISSED: f"{self.signal.number} sessions missed in a row, {self._last_done}.",
            Reason.PART_DONE: "A session was begun and not finished.",
            Reason.GATE: f"All {self.signal.number} criteria of the stage are met. The next one opens by your word.",
            Reason.ENDING: f"The last planned session is that of {self._day}. {self._next_visit}",
            Reason.SCREEN: f"The safety questions were last answered on {self._day}.",
            Reason.UNFINISHED: f"An assessment begun on {self._day} is not finished.",
        }[self.reason]

    @property
    def _day(self) -> str:
        return f"{self.since:%-d %b}" if self.since else "an unknown day"

    @property
    def _compared(self) -> str:
        usual = self.signal.usual
        return "No earlier session to compare with." if usual is None else f"Usual after a session: {usual:.0f}."

    @property
    def _mornings(self) -> str:
        if self.signal.number > 1:
            return f"Worse the morning after than before the session, {self.signal.number} times in a week."
        return "It felt worse the morning after a session than before it: not settled."

    @property
    def _last_done(self) -> str:
        latest = self.client.latest_on
        return f"last one done {latest:%-d %b}" if latest else "none done yet"

    @property
    def _next_visit(self) -> str:
        return "No visit is booked." if self.client.next_visit_at is None else "A visit is booked."
