"""An analysis and its draft in words, for a person at a terminal: wrapped, plain, hypotheses only."""

from collections.abc import Iterator

from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.telling.hypotheses_report import HypothesesReport
from therapy.reasoning.telling.lines import item, title, wrap
from therapy.reasoning.telling.programme_report import ProgrammeReport
from therapy.reasoning.telling.record_report import RecordReport
from therapy.reasoning.values import Record


class Report:
    """Writes one case as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._hypotheses = HypothesesReport(library)
        self._programme = ProgrammeReport(library)
        self._record = RecordReport(library)

    def whole(self, name: str, record: Record, analysis: Analysis, draft: ProgrammeDraft | None) -> str:
        """Safety, hypotheses with their reasons, and the draft."""
        lines = [*self._head(name, analysis), *self._safety(record, analysis)]
        if not analysis.safety.stop:
            lines += [*self._hypotheses.lines(analysis), *self._asymmetries(analysis)]
            lines += self._programme.lines(draft) if draft else []
        return "\n".join([*lines, *self._record.aside(analysis), *self._foot()])

    def record_alone(self, name: str, record: Record, analysis: Analysis) -> str:
        """Safety and what was recorded; nothing is suggested."""
        lines = [*self._head(name, analysis), *self._safety(record, analysis), *self._record.lines(record, analysis)]
        return "\n".join([*lines, *self._asymmetries(analysis), *self._record.aside(analysis), *self._foot()])

    def _head(self, name: str, analysis: Analysis) -> Iterator[str]:
        yield f"{name}  (knowledge {analysis.knowledge_version})"

    def _foot(self) -> Iterator[str]:
        yield ""
        yield wrap(self._library.wording.footer_clinician)

    def _safety(self, record: Record, analysis: Analysis) -> Iterator[str]:
        yield from title("Safety")
        safety = analysis.safety
        if safety.stop:
            yield wrap("STOP. No programme is drafted, and nothing is ranked, until the medical outcome is recorded.")
        if safety.notice:
            yield wrap(f"For the client: {safety.notice}")
        for flag in safety.flags:
            level = self._library.urgencies[flag.urgency]
            yield item(f"{level.text} ({level.who}): {flag.words}")
            if flag.follow_up:
                yield wrap(f"Ask further: {flag.follow_up}", 4)
        if not safety.flags:
            yield wrap(self._not_flagged(record))
        for caution in safety.cautions:
            yield item(f"Caution, {self._library.tags[caution.tag].name} ({caution.why}): {caution.modify}.")
        if safety.locked_regions:
            regions = ", ".join(self._library.regions[region].name for region in safety.locked_regions)
            yield item(f"Nothing is drafted for: {regions}. The rest needs a clinician's sign-off.")

    def _not_flagged(self, record: Record) -> str:
        asked, all_ = len(record.red_flags), len(self._library.red_flags)
        if not asked:
            return "No warning question has been asked yet. Not asked is not the same as no."
        return f"{self._library.screening.all_clear} ({asked} of {all_} warning questions were asked.)"

    def _asymmetries(self, analysis: Analysis) -> Iterator[str]:
        if analysis.asymmetries:
            yield from title("Left and right")
        for each in analysis.asymmetries:
            name = self._library.tests[each.test].name
            percent = "" if each.index_percent is None else f", difference {each.index_percent:.0f} %"
            yield item(f"{name}, {each.measure}: left {each.left:g}, right {each.right:g}{percent}: {each.words}")
