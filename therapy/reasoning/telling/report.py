"""An analysis and its draft in words, for a person at a terminal: wrapped, plain, hypotheses only."""

from collections.abc import Iterator

from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.telling.hypotheses_report import HypothesesReport
from therapy.reasoning.telling.lines import item, title, wrap
from therapy.reasoning.telling.programme_report import ProgrammeReport
from therapy.reasoning.telling.record_report import RecordReport
from therapy.reasoning.telling.safety_report import SafetyReport
from therapy.reasoning.values import Record

UNDER_THE_NOTICE = "Under this notice, for the therapist only"


class Report:
    """Writes one case as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._hypotheses = HypothesesReport(library)
        self._programme = ProgrammeReport(library)
        self._record = RecordReport(library)
        self._safety = SafetyReport(library)

    def whole(self, name: str, record: Record, analysis: Analysis, draft: ProgrammeDraft | None) -> str:
        """Safety first, then hypotheses with their reasons, and the draft; after a stop, under the notice alone."""
        lines = [*self._head(name, analysis), *self._safety.lines(record, analysis.safety)]
        if analysis.safety.stop:
            lines += title(UNDER_THE_NOTICE)
        lines += [*self._hypotheses.lines(analysis), *self._asymmetries(analysis)]
        lines += self._programme.lines(draft) if draft else []
        return "\n".join([*lines, *self._record.aside(analysis), *self._foot()])

    def record_alone(self, name: str, record: Record, analysis: Analysis) -> str:
        """Safety and what was recorded; nothing is suggested."""
        lines = [*self._head(name, analysis), *self._safety.lines(record, analysis.safety)]
        lines += self._record.lines(record, analysis)
        return "\n".join([*lines, *self._asymmetries(analysis), *self._record.aside(analysis), *self._foot()])

    def _head(self, name: str, analysis: Analysis) -> Iterator[str]:
        yield f"{name}  (knowledge {analysis.knowledge_version})"

    def _foot(self) -> Iterator[str]:
        yield ""
        yield wrap(self._library.wording.footer_clinician)

    def _asymmetries(self, analysis: Analysis) -> Iterator[str]:
        if analysis.asymmetries:
            yield from title("Left and right")
        for each in analysis.asymmetries:
            name = self._library.tests[each.test].name
            percent = "" if each.index_percent is None else f", difference {each.index_percent:.0f} %"
            yield item(f"{name}, {each.measure}: left {each.left:g}, right {each.right:g}{percent}: {each.words}")
