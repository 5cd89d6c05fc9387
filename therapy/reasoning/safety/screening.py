"""Safety first: what the warning answers ask for, and which cautions are in force (safety.md 3 and 4).

One yes sets an urgency; no score of disease is formed, and no answer is clearance.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import RedFlag, UrgencyLevel
from therapy.reasoning.safety.cautions import Caution, cautions
from therapy.reasoning.values import FindingMade, Record

STOPPING = frozenset({UrgencyLevel.EMERGENCY, UrgencyLevel.SAME_DAY})

ASKED_THE_OTHER_WAY = frozenset({"rf_safeguarding"})
""""Do you feel safe at home?" is the one question whose *no* is the warning answer."""

PRIVATE = frozenset({"rf_safeguarding", "rf_pp_mood", "rf_pp_mood_harm"})
"""Shown to the therapist alone and never printed (safety.md 2)."""

WHOLE_BODY = frozenset({"rf_pregnancy_limit"})
"""Nothing starts before the maternity team has agreed."""

COMPLAINTS_TOO = frozenset({"malignancy"})
"""Groups asked of everybody that speak about whatever hurts, and so lock the regions of the complaints."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One warning answer. `ask` is empty where the question is private."""

    id: str
    urgency: UrgencyLevel
    group: str
    ask: str
    follow_up: str
    regions: tuple[str, ...]

    @property
    def words(self) -> str:
        """The question as it may be printed."""
        return self.ask or "A private question, shown in the record alone."


@dataclass(frozen=True, slots=True)
class Referral:
    """Who should see the client, how soon, and which answers ask for it."""

    urgency: UrgencyLevel
    why: str


@dataclass(frozen=True, slots=True)
class Safety:
    """What the screen asks for. `stop`: no programme. `locked_regions`: nothing is drafted for them."""

    stop: bool
    notice: str
    refer: Referral | None
    flags: tuple[Flag, ...]
    cautions: tuple[Caution, ...]
    locked_regions: tuple[str, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The ids of the cautions in force."""
        return tuple(caution.tag for caution in self.cautions)

    @property
    def needs_sign_off(self) -> bool:
        """Whether a draft must be signed off in the light of an urgent answer."""
        return self.refer is not None and self.refer.urgency is UrgencyLevel.URGENT


def read_safety(record: Record, findings: Iterable[FindingMade], complaints: Iterable[str], library: Library) -> Safety:
    """The flags raised, the most urgent first, what they ask for, and the cautions in force today."""
    regions = tuple(sorted(set(complaints)))
    flags = raised_flags(record.red_flags, regions, library)
    urgency = flags[0].urgency if flags else None
    return Safety(
        stop=urgency in STOPPING,
        notice=_notice(urgency, library),
        refer=Referral(urgency, _why(flags, urgency)) if urgency else None,
        flags=flags,
        cautions=cautions(record.client, findings, [flag.id for flag in flags], library),
        locked_regions=_locked(flags),
    )


def raised_flags(answers: Mapping[str, bool], complaints: tuple[str, ...], library: Library) -> tuple[Flag, ...]:
    """The questions answered with the answer that warns; a question that was not asked raises nothing."""
    return tuple(
        _flag(flag, complaints, library)
        for flag in library.red_flags_in_order()
        if flag.id in answers and answers[flag.id] is not (flag.id in ASKED_THE_OTHER_WAY)
    )


def _flag(flag: RedFlag, complaints: tuple[str, ...], library: Library) -> Flag:
    private = flag.id in PRIVATE
    return Flag(
        id=flag.id,
        urgency=flag.urgency,
        group=flag.group,
        ask="" if private else flag.ask,
        follow_up="" if private else flag.follow_up,
        regions=_affected(flag, complaints, library),
    )


def _affected(flag: RedFlag, complaints: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """The regions an urgent answer locks: those it is asked for that hurt (else all of those), or what hurts."""
    if flag.id in WHOLE_BODY:
        return tuple(library.regions)
    if flag.group in COMPLAINTS_TOO and flag.asked_of.always:
        return complaints
    asked = flag.asked_of.regions
    return tuple(region for region in asked if region in complaints) or asked


def _locked(flags: Iterable[Flag]) -> tuple[str, ...]:
    urgent = (flag.regions for flag in flags if flag.urgency is UrgencyLevel.URGENT)
    return tuple(sorted({region for regions in urgent for region in regions}))


def _notice(urgency: UrgencyLevel | None, library: Library) -> str:
    """The action text for the client, in reviewed words; "" where nothing was answered with a warning."""
    if urgency is None:
        return ""
    level = library.urgencies[urgency]
    return library.screening.action_texts.get(urgency) or f"{level.text}: {level.who}."


def _why(flags: Iterable[Flag], urgency: UrgencyLevel | None) -> str:
    """The questions that set the urgency, as they were asked."""
    return " ".join(flag.words for flag in flags if flag.urgency is urgency)
