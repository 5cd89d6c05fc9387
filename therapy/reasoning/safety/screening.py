"""Safety first: what warns, alone and taken together, what it asks for, and which cautions are in force.

A red flag is a reason for a person to think again (safety.md 3 and 4); no score of disease is formed, and no answer is
clearance.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import UrgencyLevel
from therapy.reasoning.safety.cautions import FROM_FLAG, Caution, cautions
from therapy.reasoning.safety.combinations import Raised, raised_combinations
from therapy.reasoning.safety.facts import Facts
from therapy.reasoning.safety.flags import STOPPING, Flag, raised_flags
from therapy.reasoning.safety.worth_asking import AskNext, worth_asking
from therapy.reasoning.values import FindingMade, Record


@dataclass(frozen=True, slots=True)
class Referral:
    """Who should see the client, how soon, and what asks for it."""

    urgency: UrgencyLevel
    why: str


@dataclass(frozen=True, slots=True)
class Safety:
    """What the screen and the findings ask for. `stop`: no programme. `locked_regions`: nothing is drafted for them.

    `ask_next` was not asked yet and could raise the urgency.
    """

    stop: bool
    notice: str
    refer: Referral | None
    flags: tuple[Flag, ...]
    combinations: tuple[Raised, ...]
    cautions: tuple[Caution, ...]
    locked_regions: tuple[str, ...]
    ask_next: tuple[AskNext, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The ids of the cautions in force."""
        return tuple(caution.tag for caution in self.cautions)

    @property
    def needs_sign_off(self) -> bool:
        """Whether a draft must be signed off in the light of an urgent warning."""
        return self.refer is not None and self.refer.urgency is UrgencyLevel.URGENT


def read_safety(record: Record, findings: Iterable[FindingMade], complaints: Iterable[str], library: Library) -> Safety:
    """What warns, the most urgent first, what it asks for, and the cautions in force today."""
    regions, made = tuple(sorted(set(complaints))), tuple(findings)
    flags = raised_flags(record.red_flags, regions, library)
    in_force = cautions(record.client, made, [flag.id for flag in flags], library)
    facts = Facts(
        record=record,
        findings=made,
        warned={flag.id: flag.words for flag in flags},
        tags=frozenset([*(caution.tag for caution in in_force), *_said(flags)]),
        library=library,
    )
    raised = _still_standing(raised_combinations(facts, regions), record)
    warnings: tuple[Flag | Raised, ...] = (*flags, *raised)
    urgency = max((each.urgency for each in warnings), key=lambda each: library.urgencies[each].order, default=None)
    return Safety(
        stop=urgency in STOPPING,
        notice=_notice(urgency, library),
        refer=Referral(urgency, _why(warnings, urgency)) if urgency else None,
        flags=flags,
        combinations=raised,
        cautions=in_force,
        locked_regions=_locked(warnings),
        ask_next=worth_asking(facts, urgency),
    )


def _said(flags: Iterable[Flag]) -> Iterator[str]:
    """The circumstances that follow from an answer; setting the caution aside does not unsay them."""
    return (FROM_FLAG[flag.id] for flag in flags if flag.id in FROM_FLAG)


def _still_standing(raised: tuple[Raised, ...], record: Record) -> tuple[Raised, ...]:
    """What stops counts no more once its medical outcome is on record."""
    return tuple(each for each in raised if not (record.has_medical_outcome and each.urgency in STOPPING))


def _locked(warnings: Iterable[Flag | Raised]) -> tuple[str, ...]:
    urgent = (each.regions for each in warnings if each.urgency is UrgencyLevel.URGENT)
    return tuple(sorted({region for regions in urgent for region in regions}))


def _notice(urgency: UrgencyLevel | None, library: Library) -> str:
    """The action text for the client, in reviewed words; "" where nothing warns."""
    if urgency is None:
        return ""
    level = library.urgencies[urgency]
    return library.screening.action_texts.get(urgency) or f"{level.text}: {level.who}."


def _why(warnings: Iterable[Flag | Raised], urgency: UrgencyLevel) -> str:
    """What sets the urgency: the questions as they were asked, and what the findings together are a reason for."""
    return " ".join(each.words for each in warnings if each.urgency is urgency)
