"""Findings then and now: by measurement where its error is known, else by severity."""

from collections.abc import Iterable, Iterator, Mapping

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.comparing.changes import Course, FindingChange, MeasureChange, Sitting
from therapy.reasoning.evidence.reasons import SEVERITY_WORDS
from therapy.reasoning.values import FindingMade, Origin

type SignSide = tuple[str, Side]
type Seen = Mapping[SignSide, FindingMade]

PLAIN: Mapping[Course, str] = {
    Course.RESOLVED: "no longer seen",
    Course.BETTER: "better than last time",
    Course.UNCHANGED: "about the same as last time",
    Course.WORSE: "more marked than last time",
    Course.NEW: "seen for the first time",
    Course.NOT_TESTED: "not looked at this time",
}
NOT_LOOKED_FOR = "not looked for"
OF_RANGES = ("limited", "stiff", "excessive")


def seen_at(sitting: Sitting) -> dict[SignSide, FindingMade]:
    """Everything that was looked for, by sign and side."""
    return {(each.observation, each.side): each for each in sitting.analysis.findings}


def finding_changes(
    earlier: Sitting, later: Sitting, measures: Iterable[MeasureChange], library: Library
) -> tuple[FindingChange, ...]:
    """Every finding that was seen then or now, in the order of `Course`."""
    made = _Findings(seen_at(earlier), seen_at(later), tuple(measures), library)
    order = list(Course)
    return tuple(sorted(made.changes(), key=lambda each: (order.index(each.course), each.observation, each.side)))


def finding_change(sign: SignSide, before: Seen, now: Seen, library: Library, course: Course) -> FindingChange:
    """One finding with its words at both depths."""
    observation, side = sign
    was, is_ = (seen[sign].severity if sign in seen else None for seen in (before, now))
    where = f", {side}" if side else ""
    within = "; the number changed within measurement error" if course is Course.UNCHANGED and was != is_ else ""
    return FindingChange(
        observation=observation,
        side=side,
        before=was,
        now=is_,
        course=course,
        words=f"{library.signs[observation].label}{where}: {course} ({_severity(was)}, now {_severity(is_)}{within}).",
        plain=f"{_plain_name(observation, library)}{where}: {PLAIN[course]}.",
    )


class _Findings:
    """The findings of two sittings, on their way to changes."""

    def __init__(self, before: Seen, now: Seen, measures: tuple[MeasureChange, ...], library: Library) -> None:
        self._before = before
        self._now = now
        self._library = library
        self._measures = measures

    def changes(self) -> Iterator[FindingChange]:
        for sign in self._before.keys() | self._now.keys():
            course = self._course(sign)
            if course:
                yield finding_change(sign, self._before, self._now, self._library, course)

    def _course(self, sign: SignSide) -> Course | None:
        """None where it was seen neither then nor now."""
        before, now = self._before.get(sign), self._now.get(sign)
        was_seen, is_seen = bool(before and before.severity), bool(now and now.severity)
        if before is None or now is None or not (was_seen or is_seen):
            return self._one_sided(was_seen, is_seen)
        by_number = self._by_number(before, now)
        if by_number in (Course.UNCHANGED, Course.BETTER, Course.WORSE) and was_seen and is_seen:
            return by_number
        if by_number is Course.UNCHANGED and before.severity != now.severity:
            return Course.UNCHANGED
        return _by_severity(before.severity, now.severity)

    def _one_sided(self, was_seen: bool, is_seen: bool) -> Course | None:
        if was_seen:
            return Course.NOT_TESTED
        return Course.NEW if is_seen else None

    def _by_number(self, before: FindingMade, now: FindingMade) -> Course | None:
        """How the number behind a finding changed, where it has one and its error is known."""
        if Origin.MANUAL in (before.origin, now.origin):
            return None
        changes = [each for each in self._measures if each.error is not None and self._is_behind(each, now)]
        return changes[0].course if len(changes) == 1 else None

    def _is_behind(self, change: MeasureChange, finding: FindingMade) -> bool:
        kind, _, movement = finding.observation.partition(":")
        if kind in OF_RANGES:
            return (change.of, change.side) == (movement, finding.side) and change.key.startswith("range:")
        observation = self._library.observations.get(finding.observation)
        trigger = observation.trigger if observation else None
        if observation is None or trigger is None or not trigger.compare or trigger.metric.startswith("asym"):
            return False
        test = self._library.test_of(observation).id
        return (change.of, change.key, change.side) == (test, trigger.key, finding.side)


def _by_severity(before: int, now: int) -> Course:
    if not before:
        return Course.NEW
    if not now:
        return Course.RESOLVED
    if now == before:
        return Course.UNCHANGED
    return Course.BETTER if now < before else Course.WORSE


def _severity(severity: int | None) -> str:
    return NOT_LOOKED_FOR if severity is None else SEVERITY_WORDS[severity]


def _plain_name(observation: str, library: Library) -> str:
    """What was looked at, as a client knows it."""
    sign = library.signs[observation]
    of = observation.partition(":")[2]
    kinds = (library.movements, library.muscles, library.special_tests, library.regions)
    named = next((kind[of].plain for kind in kinds if of in kind), "")
    test = library.tests.get(sign.group)
    return (named or (test.plain_name if test else sign.label)).partition(":")[0].capitalize()
