"""The hypotheses of an analysis in words, for a person at a terminal: what leads, what rivals, what is missing."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import TimeOrder
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.drivers import Driver
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, NotLookedAt, place_words
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.hypotheses.rivals import Explanation, Rivals
from therapy.reasoning.telling.findings import finding_words
from therapy.reasoning.telling.lines import because, item, title, wrap

RANKED = "The app ranked this from your findings; it does not know the cause."
OTHER_FACTORS = (
    "Other factors (sleep, stress, beliefs, general health, work) may explain as much as anything below; "
    "the model is silent on them."
)
ORDER_WORDS = {
    TimeOrder.OK: "began in this order",
    TimeOrder.UNKNOWN: "order of onset not known",
    TimeOrder.VIOLATED: "began earlier than the place before it",
}


class HypothesesReport:
    """Writes the hypotheses of one analysis as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def lines(self, analysis: Analysis) -> Iterator[str]:
        """Muscles, places where it may begin, rivals and chains, each with its reasons."""
        yield from self._muscles(analysis)
        yield from self._drivers(analysis.drivers)
        yield from self._rivals(analysis)
        yield from self._chains(analysis)

    def _muscles(self, analysis: Analysis) -> Iterator[str]:
        """Medium and high in full; the low ones in one line each."""
        yield from title("Muscles")
        if not analysis.muscles:
            yield wrap("Nothing recorded speaks of any muscle, so nothing is claimed.")
        for each in analysis.leading:
            yield from self._muscle(each, analysis)
        low = [each for each in analysis.muscles if not each.leads]
        if low:
            yield wrap("Low confidence, worth keeping in mind:")
        yield from (item(f"{self._muscle_name(each)} {each.words}", 2) for each in low)

    def _muscle(self, each: MuscleHypothesis, analysis: Analysis) -> Iterator[str]:
        yield item(f"{self._muscle_name(each)} {each.words} ({each.confidence} confidence, score {each.score:.3f})")
        partners = [self._muscle_name(one) for one in analysis.muscles if one.key in each.partners]
        if partners:
            yield wrap(f"Together with {', '.join(partners)}, which may be taking over.", 4)
        yield from because("Because", each.because)
        yield from because("Against", each.against)

    def _muscle_name(self, each: MuscleHypothesis) -> str:
        name = self._library.muscles[each.muscle].name
        return f"{name} ({each.side})" if each.side else name

    def _drivers(self, drivers: Iterable[Driver]) -> Iterator[str]:
        yield from title("Where it may begin")
        yield wrap(f"{RANKED} {OTHER_FACTORS}")
        for each in drivers:
            yield item(f"{place_words(each.node, self._library)}: {each.words} (score {each.score:.3f})")
            if each.explains:
                reached = ", ".join(place_words(at, self._library) for at in each.explains)
                yield wrap(f"Its chains reach: {reached}.", 4)
            yield from because("Because", each.because)
            yield from because("Against", each.against)

    def _rivals(self, analysis: Analysis) -> Iterator[str]:
        if analysis.rivals:
            yield from title("Rival explanations")
        for each in analysis.rivals:
            yield from self._pair(each)
        for each in analysis.retests:
            condition = self._library.retest_conditions[each.condition]
            seen = self._library.signs[each.observation]
            yield item(f"Quick re-test ({condition.seconds} s): {seen.label} {condition.plain}. {each.why}")

    def _pair(self, each: Rivals) -> Iterator[str]:
        side = f", {each.side}" if each.side else ""
        changed = f"; re-tested {self._library.retest_conditions[each.condition].plain}: {each.change}"
        told = changed if each.change else ""
        yield item(f"{self._library.signs[each.observation].label}{side}{told}")
        for rival in (each.first, each.second):
            yield from self._explanation(rival)

    def _explanation(self, each: Explanation) -> Iterator[str]:
        looked = "" if each.examined else "; this place was not examined"
        yield wrap(f"{place_words(each.node, self._library)}: {each.says} (score {each.score:.3f}{looked})", 4)
        yield from because("For", each.supporting)
        yield from because("Against", each.against)

    def _chains(self, analysis: Analysis) -> Iterator[str]:
        yield from title("Possible chains")
        for local in analysis.local:
            yield from self._local(local)
        if not analysis.cascades:
            yield wrap("No chain fits what was recorded well enough to be shown.")
        for each in analysis.cascades:
            yield from self._chain(each)
        for gap in analysis.look_next:
            yield item(f"Not looked at yet: {self._missing(gap)}")
        for finding in analysis.unexplained:
            yield item(f"Seen, and taken in by nothing above: {finding_words(finding, self._library)}")

    def _local(self, local: LocalExplanation) -> Iterator[str]:
        where = place_words(local.node, self._library)
        yield item(f"{where}: local explanation, {local.score:.3f}")
        yield from because("Because", local.because)

    def _chain(self, each: CascadeHypothesis) -> Iterator[str]:
        places = " → ".join(place_words(at, self._library) for at in each.path.nodes)
        yield item(f"One possible chain: {places}: {each.words} (score {each.path.score:.3f})")
        if each.local_first:
            yield wrap(f"The local explanation ({each.local:.3f}) comes first.", 4)
        for hop in each.path.hops:
            start, end = place_words(hop.start, self._library), place_words(hop.end, self._library)
            yield wrap(f"{start} → {end}: {hop.why} ({hop.evidence} evidence; {ORDER_WORDS[hop.order]})", 4)
        yield from because("For", each.supporting)
        yield from because("Against", each.against)
        for gap in each.missing:
            yield wrap(f"Not tested: {self._missing(gap)}", 4)
        yield wrap(f"What would change our mind: {each.retest}", 4)

    def _missing(self, gap: NotLookedAt) -> str:
        tests = " or ".join(self._library.tests[test].name for test in gap.tests)
        return f"{place_words(gap.node, self._library)}; suggested next test: {tests}"
