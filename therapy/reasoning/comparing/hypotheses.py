"""Hypotheses then and now, and which finding moved which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.comparing.changes import Course, FindingChange, HypothesisChange, Shift, Sitting
from therapy.reasoning.comparing.findings import Seen, SignSide, finding_change, seen_at
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reasoning.names import muscle_name

MOVED = 0.05
"""A rank that changed by less, within one tier, says nothing; set by judgement."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a hypothesis stands: its tier where it has one, its score, and what speaks for and against it."""

    name: str
    tier: int
    score: float
    confidence: str
    reasons: tuple[Reason, ...]


def hypothesis_changes(
    earlier: Sitting, later: Sitting, findings: Iterable[FindingChange], library: Library
) -> tuple[HypothesisChange, ...]:
    """Every hypothesis that came, went, rose or fell, in the order of its key; none after a stop."""
    if earlier.analysis.safety.stop or later.analysis.safety.stop:
        return ()
    before, now = stands(earlier.analysis, library), stands(later.analysis, library)
    known = {(each.observation, each.side): each for each in findings}
    moved = _Moved(seen_at(earlier), seen_at(later), known, library)
    changes = (moved.change(key, before.get(key), now.get(key)) for key in sorted(before.keys() | now.keys()))
    return tuple(each for each in changes if each)


def stands(analysis: Analysis, library: Library) -> dict[str, Stand]:
    """Every hypothesis by its key."""
    return dict([*_muscles(analysis, library), *_places(analysis, library)])


def _muscles(analysis: Analysis, library: Library) -> Iterator[tuple[str, Stand]]:
    for each in analysis.muscles:
        name = f"{muscle_name(each.muscle, each.side, library)} {each.state}"
        reasons = (*each.because, *each.against)
        yield each.key, Stand(name, each.confidence.rank, each.score, f", {each.confidence} confidence", reasons)


def _places(analysis: Analysis, library: Library) -> Iterator[tuple[str, Stand]]:
    for driver in analysis.drivers:
        name = f"{place_words(driver.node, library).capitalize()} as where it may begin"
        yield driver.key, Stand(name, 0, driver.score, "", (*driver.because, *driver.against))
    for local in analysis.local:
        name = f"{place_words(local.node, library).capitalize()} by itself"
        yield local.key, Stand(name, 0, local.score, "", (*local.because, *local.against))
    for path in analysis.cascades:
        first, last = path.path.nodes[0], path.path.nodes[-1]
        name = f"Path from the {place_words(first, library)} to the {place_words(last, library)}"
        yield path.key, Stand(name, 0, path.path.score, "", (*path.supporting, *path.against))


@dataclass(frozen=True, slots=True)
class _Moved:
    """The findings of two sittings, asked which of them moved a hypothesis."""

    before: Seen
    now: Seen
    known: Mapping[SignSide, FindingChange]
    library: Library

    def change(self, key: str, was: Stand | None, is_: Stand | None) -> HypothesisChange | None:
        shift = self._shift(was, is_)
        if shift is None:
            return None
        moved_by = tuple(self._moved_by(was, is_))
        if (was is None or is_ is None) and not moved_by:
            return None  # others were ranked before it among the few that are named
        return HypothesisChange(
            key=key,
            shift=shift,
            before=was.score if was else None,
            now=is_.score if is_ else None,
            words=_words(was, is_, shift, moved_by),
            moved_by=moved_by,
        )

    def _shift(self, was: Stand | None, is_: Stand | None) -> Shift | None:
        if was is None:
            return Shift.CAME
        if is_ is None:
            return Shift.WENT if self._was_examined_again(was) else Shift.NOT_EXAMINED
        if was.tier == is_.tier and abs(is_.score - was.score) < MOVED:
            return None
        return Shift.ROSE if (is_.tier, is_.score) > (was.tier, was.score) else Shift.FELL

    def _was_examined_again(self, was: Stand) -> bool:
        """Whether everything that was seen for it was looked for again."""
        return all(_sign(reason) in self.now for reason in was.reasons if reason.severity)

    def _moved_by(self, *stands: Stand | None) -> Iterator[FindingChange]:
        """The findings among its reasons that are not as they were, then or now."""
        signs = dict.fromkeys(_sign(reason) for stand in stands if stand for reason in stand.reasons)
        for sign in signs:
            before, now = self.before.get(sign), self.now.get(sign)
            if (before and before.severity) != (now and now.severity):
                yield self.known.get(sign) or self._looked_for(sign)

    def _looked_for(self, sign: SignSide) -> FindingChange:
        """What was seen neither then nor now, and was looked for only once."""
        course = Course.NEW if sign in self.now else Course.NOT_TESTED
        return finding_change(sign, self.before, self.now, self.library, course)


def _sign(reason: Reason) -> SignSide:
    return reason.observation, reason.side


def _words(was: Stand | None, is_: Stand | None, shift: Shift, moved_by: tuple[FindingChange, ...]) -> str:
    stand = is_ or was
    assert stand is not None, "a hypothesis that changed stood then or now"
    numbers = " → ".join(f"{each.score:.2f}{each.confidence}" for each in (was, is_) if each)
    by = " ".join(each.words for each in moved_by)
    return f"{stand.name}: {shift} ({numbers}).{f' {by}' if by else ''}"
