"""The morning after a session: whether it is asked about now, what was said, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from clients.records.models import Client
from programmes.training.models import Morning, MorningAnswer, Session
from programmes.training.scheduling import local_date, moment_of
from therapy.knowledge import load_library

SHOWN = timedelta(days=28)
ADVICE = {
    MorningAnswer.BETTER: "Good to hear. Carry on as planned.",
    MorningAnswer.SAME: "Thank you. It has settled, so carry on as planned.",
    MorningAnswer.WORSE: (
        "Go gently today; walking and easy breathing are fine. Next time do less: fewer sets, smaller and slower. "
        "{therapist} will see this."
    ),
}


@dataclass(frozen=True, slots=True)
class Mornings:
    """What a client said on the mornings of the last four weeks, newest first, and the rules that read it."""

    said: Sequence[Morning]
    settle_rule: str
    flare: str
    response: Sequence[str]

    @property
    def is_unsettled(self) -> bool:
        """Whether the latest answer was that it felt worse."""
        return bool(self.said) and self.said[0].answer == MorningAnswer.WORSE


def asked_about(client: Client, *, now: datetime) -> Session | None:
    """The latest session that the client began yesterday by their own calendar, with what was said of it, or None."""
    today = local_date(now, client.time_zone)
    begins, ends = (moment_of(day, time.min, client.time_zone) for day in (today - timedelta(days=1), today))
    begun = Session.objects.of(client).begun().filter(started_at__gte=begins, started_at__lt=ends)
    found: Session | None = begun.select_related("morning").order_by("-started_at").first()
    return found


def advice_after(morning: Morning, client: Client) -> str:
    """What follows from the answer, in a client's words."""
    return ADVICE[MorningAnswer(morning.answer)].format(therapist=str(client.therapist).split()[0])


def mornings_of(client: Client, *, now: datetime) -> Mornings:
    """For the therapist. One query."""
    said = Morning.objects.of(client).since(now - SHOWN).select_related("session")
    library = load_library()
    return Mornings(list(said), library.pain.settle_rule, library.flare.definition, library.flare.response)
