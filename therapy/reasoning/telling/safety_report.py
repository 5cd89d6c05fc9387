"""What warns, in words, for a person at a terminal: before anything else is told."""

from collections.abc import Iterator

from therapy.knowledge import Library
from therapy.reasoning.safety.combinations import Raised
from therapy.reasoning.safety.flags import Flag
from therapy.reasoning.safety.screening import Safety
from therapy.reasoning.telling.lines import item, title, wrap
from therapy.reasoning.values import Record

STOP = "STOP. No programme is drafted until the medical outcome is recorded."


class SafetyReport:
    """Writes what a record asks for as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def lines(self, record: Record, safety: Safety) -> Iterator[str]:
        """The notice, what it rests on, what to ask next, the cautions and the regions that wait."""
        yield from title("Safety")
        if safety.stop:
            yield wrap(STOP)
        if safety.notice:
            yield wrap(f"For the client: {safety.notice}")
        yield from self._answers(record, safety)
        yield from self._combinations(safety)
        yield from self._limits(safety)

    def _answers(self, record: Record, safety: Safety) -> Iterator[str]:
        for flag in safety.flags:
            yield self._warning(flag)
            if flag.follow_up:
                yield wrap(f"Ask further: {flag.follow_up}", 4)
        if not safety.flags:
            yield wrap(self._not_flagged(record))

    def _combinations(self, safety: Safety) -> Iterator[str]:
        for each in safety.combinations:
            yield self._warning(each)
            yield wrap(f"Because: {'; '.join(each.because)} [{', '.join(each.sources)}]", 4)
        if safety.ask_next:
            yield wrap("Worth asking next, because it could make this more urgent:")
        for ask in safety.ask_next:
            yield item(f"{ask.ask} ({self._library.urgencies[ask.urgency].text.lower()})", 2)

    def _limits(self, safety: Safety) -> Iterator[str]:
        for caution in safety.cautions:
            yield item(f"Caution, {self._library.tags[caution.tag].name} ({caution.why}): {caution.modify}.")
        if safety.locked_regions:
            regions = ", ".join(self._library.regions[region].name for region in safety.locked_regions)
            yield item(f"Nothing is drafted for: {regions}. The rest needs a clinician's sign-off.")

    def _warning(self, each: Flag | Raised) -> str:
        level = self._library.urgencies[each.urgency]
        return item(f"{level.text} ({level.who}): {each.words}")

    def _not_flagged(self, record: Record) -> str:
        asked, all_ = len(record.red_flags), len(self._library.red_flags)
        if not asked:
            return "No warning question has been asked yet. Not asked is not the same as no."
        return f"{self._library.screening.all_clear} ({asked} of {all_} warning questions were asked.)"
