"""How far an answer to a whole case agrees with what its source concludes.

An answer is what is claimed of muscles, where a pattern is said to begin, and what safety asks for. The engine's
answer and the naive ones are scored by the same functions, so that a good mark cannot come from the marking.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tests.therapy.reasoning.worked_cases import TIERS, At, Claim, Told, WholeCase
from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis, assess

LEADING = 2
"""So many drivers are looked at: the source's place must be among them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is concluded from one case: `drivers` the leading first, `refer` "" for nobody."""

    claims: tuple[Claim, ...] = ()
    drivers: tuple[At, ...] = ()
    refer: str = ""
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """How far one answer agrees with one case. `driver` is None where the source names no place.

    `found` and `firm` count what the source says that was claimed at any tier, and at medium or high. `right` and
    `right_firm` count the claims that the source says too, of `claims` and `claims_firm`; a source does not speak of
    every muscle, so that share is a floor. Words are kept for what was missed and what was claimed wrongly.
    """

    told: int
    found: int
    firm: int
    claims: int
    right: int
    claims_firm: int
    right_firm: int
    misses: tuple[str, ...]
    false_claims: tuple[str, ...]
    driver: bool | None
    safety: bool

    @property
    def faults(self) -> frozenset[str]:
        """All that is not as the source has it, in words that stay the same from run to run."""
        driver = ["driver not among the first two"] if self.driver is False else []
        safety = [] if self.safety else ["safety answered otherwise"]
        return frozenset([*self.misses, *self.false_claims, *driver, *safety])


def engines_answer(case: WholeCase, library: Library) -> Answer:
    """What the engine concludes from the record alone."""
    return answer_of(assess(case.case.record, library))


def answer_of(analysis: Analysis) -> Answer:
    """An analysis in the words that are scored."""
    safety = analysis.safety
    return Answer(
        claims=tuple(
            Claim(each.muscle, each.side.value, each.state.value, each.confidence.value, each.length.value)
            for each in analysis.muscles
        ),
        drivers=tuple((each.node.region, each.node.side.value) for each in analysis.drivers),
        refer=safety.refer.urgency.value if safety.refer else "",
        stop=safety.stop,
    )


def score(answer: Answer, case: WholeCase) -> Score:
    """An answer beside what the source concludes."""
    firm = tuple(claim for claim in answer.claims if claim.is_firm())
    return Score(
        told=len(case.told),
        found=_found(case.told, answer.claims),
        firm=_found(case.told, firm),
        claims=len(answer.claims),
        right=_right(case.told, answer.claims),
        claims_firm=len(firm),
        right_firm=_right(case.told, firm),
        misses=tuple(filter(None, (_miss(told, answer.claims) for told in case.told))),
        false_claims=tuple(sorted(_false_claims(answer.claims, case))),
        driver=not set(case.drivers).isdisjoint(answer.drivers[:LEADING]) if case.drivers else None,
        safety=(answer.refer, answer.stop) == (case.refer, case.stop),
    )


def _found(told: Iterable[Told], claims: Collection[Claim]) -> int:
    return sum(any(map(each.agrees, claims)) for each in told)


def _right(told: Collection[Told], claims: Iterable[Claim]) -> int:
    return sum(any(each.agrees(claim) for each in told) for claim in claims)


def _miss(told: Told, claims: Iterable[Claim]) -> str:
    """What is missing of one muscle, or nothing: the muscle, its state, its tier, or its length."""
    of_it = [claim for claim in claims if told.speaks_of(claim)]
    agreed = [claim for claim in of_it if told.agrees(claim)]
    if not agreed:
        return f"{told.words}: {'said to be ' + of_it[0].state if of_it else 'not claimed'}"
    best = max(agreed, key=lambda claim: TIERS.index(claim.tier))
    if not best.is_firm(told.at_least):
        return f"{told.words}: {best.tier}, not {told.at_least}"
    return f"{told.words}: length {best.length}, not {told.length}" if told.length not in ("", best.length) else ""


def _false_claims(claims: Collection[Claim], case: WholeCase) -> Iterator[str]:
    """What is claimed that the source settles against, and anything at all where it says there is nothing."""
    for told, allowed in case.not_claimed:
        for claim in claims:
            if told.speaks_of(claim) and told.state in ("", claim.state) and _is_above(claim.tier, allowed):
                yield f"{told.words}: claimed {claim.state}, {claim.tier}"
    if case.silent:
        yield from (f"{claim.side} {claim.muscle} {claim.state}: claimed of a sound client" for claim in claims)


def _is_above(tier: str, allowed: str) -> bool:
    return TIERS.index(tier) > TIERS.index(allowed)


@dataclass(frozen=True, slots=True)
class Marks:
    """The scores of many cases in one row; shares are 0 to 1."""

    recall: float
    recall_firm: float
    precision: float
    precision_firm: float
    drivers: float
    safety: float
    false_claims: int


def marks(scores: Collection[Score]) -> Marks:
    """The scores of many cases together; every muscle the sources speak of counts alike."""

    def total(key: str) -> int:
        return sum(getattr(each, key) for each in scores)

    asked = [each.driver for each in scores if each.driver is not None]
    return Marks(
        recall=_share(total("found"), total("told")),
        recall_firm=_share(total("firm"), total("told")),
        precision=_share(total("right"), total("claims")),
        precision_firm=_share(total("right_firm"), total("claims_firm")),
        drivers=_share(sum(asked), len(asked)),
        safety=_share(total("safety"), len(scores)),
        false_claims=sum(len(each.false_claims) for each in scores),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
