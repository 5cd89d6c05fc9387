"""An analysis and its draft in words, for a person at a terminal: wrapped, plain, hypotheses only."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from therapy.knowledge import Library
from therapy.knowledge.records import TimeOrder
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.draft import DraftStage, Prescription, ProgrammeDraft
from therapy.reasoning.evidence.reasons import SEVERITY_WORDS, Reason
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, NotLookedAt, place_words
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.values import FindingMade, Record

WIDTH = 92
REASONS_SHOWN = 4
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


class Report:
    """Writes one case as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def whole(self, name: str, record: Record, analysis: Analysis, draft: ProgrammeDraft | None) -> str:
        """Safety, hypotheses with their reasons, and the draft."""
        lines = [*self._head(name, analysis), *self._safety(record, analysis)]
        if not analysis.safety.stop:
            lines += [*self._muscles(analysis), *self._chains(analysis), *self._asymmetries(analysis)]
            lines += self._programme(draft) if draft else []
        return "\n".join([*lines, *self._foot()])

    def record_alone(self, name: str, record: Record, analysis: Analysis) -> str:
        """Safety and what was recorded; nothing is suggested."""
        lines = [*self._head(name, analysis), *self._safety(record, analysis), *self._record(record, analysis)]
        return "\n".join([*lines, *self._asymmetries(analysis), *self._foot()])

    def _head(self, name: str, analysis: Analysis) -> Iterator[str]:
        yield f"{name}  (knowledge {analysis.knowledge_version})"

    def _foot(self) -> Iterator[str]:
        yield ""
        yield _wrap(self._library.wording.footer_clinician)

    def _safety(self, record: Record, analysis: Analysis) -> Iterator[str]:
        yield from _title("Safety")
        safety = analysis.safety
        if safety.stop:
            yield _wrap("STOP. No programme is drafted, and nothing is ranked, until the medical outcome is recorded.")
        if safety.notice:
            yield _wrap(f"For the client: {safety.notice}")
        for flag in safety.flags:
            level = self._library.urgencies[flag.urgency]
            yield _item(f"{level.text} ({level.who}): {flag.words}")
            if flag.follow_up:
                yield _wrap(f"Ask further: {flag.follow_up}", 4)
        if not safety.flags:
            yield _wrap(self._not_flagged(record))
        for caution in safety.cautions:
            yield _item(f"Caution, {self._library.tags[caution.tag].name} ({caution.why}): {caution.modify}.")
        if safety.locked_regions:
            regions = ", ".join(self._library.regions[region].name for region in safety.locked_regions)
            yield _item(f"Nothing is drafted for: {regions}. The rest needs a clinician's sign-off.")

    def _not_flagged(self, record: Record) -> str:
        asked, all_ = len(record.red_flags), len(self._library.red_flags)
        if not asked:
            return "No warning question has been asked yet. Not asked is not the same as no."
        return f"{self._library.screening.all_clear} ({asked} of {all_} warning questions were asked.)"

    def _record(self, record: Record, analysis: Analysis) -> Iterator[str]:
        yield from _title("What was recorded")
        for entry in record.body_map:
            where = f"{entry.side} {entry.region}".strip()
            yield _item(f"{where}: pain {entry.pain:g}, tension {entry.tension:g}")
        for finding in analysis.findings:
            yield _item(self._finding(finding))

    def _finding(self, finding: FindingMade) -> str:
        sign = self._library.signs[finding.observation]
        side = f", {finding.side}" if finding.side else ""
        return f"{sign.label}{side}: {SEVERITY_WORDS[finding.severity]}"

    def _muscles(self, analysis: Analysis) -> Iterator[str]:
        yield from _title("Muscles")
        if not analysis.muscles:
            yield _wrap("Nothing recorded speaks clearly of any muscle, so nothing is claimed.")
        for each in analysis.muscles:
            yield from self._muscle(each, analysis)

    def _muscle(self, each: MuscleHypothesis, analysis: Analysis) -> Iterator[str]:
        yield _item(f"{self._muscle_name(each)} {each.words} (score {each.score:.3f})")
        partners = [self._muscle_name(one) for one in analysis.muscles if one.key in each.partners]
        if partners:
            yield _wrap(f"Together with {', '.join(partners)}, which may be taking over.", 4)
        yield from _because("Because", each.because)

    def _muscle_name(self, each: MuscleHypothesis) -> str:
        name = self._library.muscles[each.muscle].name
        return f"{name} ({each.side})" if each.side else name

    def _chains(self, analysis: Analysis) -> Iterator[str]:
        yield from _title("Possible chains")
        yield _wrap(f"{RANKED} {OTHER_FACTORS}")
        for local in analysis.local:
            yield from self._local(local)
        if not analysis.cascades:
            yield _wrap("No chain fits what was recorded well enough to be shown.")
        for each in analysis.cascades:
            yield from self._chain(each)
        for gap in analysis.look_next:
            yield _item(f"Not looked at yet: {self._missing(gap)}")
        for finding in analysis.unexplained:
            yield _item(f"Seen, and taken in by nothing above: {self._finding(finding)}")

    def _local(self, local: LocalExplanation) -> Iterator[str]:
        where = place_words(local.node, self._library)
        yield _item(f"{where}: local explanation, {local.score:.3f}")
        yield from _because("Because", local.because)

    def _chain(self, each: CascadeHypothesis) -> Iterator[str]:
        places = " → ".join(place_words(at, self._library) for at in each.path.nodes)
        yield _item(f"One possible chain: {places}: {each.words} (score {each.path.score:.3f})")
        if each.local_first:
            yield _wrap(f"The local explanation ({each.local:.3f}) comes first.", 4)
        for hop in each.path.hops:
            start, end = place_words(hop.start, self._library), place_words(hop.end, self._library)
            yield _wrap(f"{start} → {end}: {hop.why} ({hop.evidence} evidence; {ORDER_WORDS[hop.order]})", 4)
        yield from _because("For", each.supporting)
        yield from _because("Against", each.against)
        for gap in each.missing:
            yield _wrap(f"Not tested: {self._missing(gap)}", 4)
        yield _wrap(f"What would change our mind: {each.retest}", 4)

    def _missing(self, gap: NotLookedAt) -> str:
        tests = " or ".join(self._library.tests[test].name for test in gap.tests)
        return f"{place_words(gap.node, self._library)}; suggested next test: {tests}"

    def _asymmetries(self, analysis: Analysis) -> Iterator[str]:
        if analysis.asymmetries:
            yield from _title("Left and right")
        for each in analysis.asymmetries:
            name = self._library.tests[each.test].name
            percent = "" if each.index_percent is None else f", difference {each.index_percent:.0f} %"
            yield _item(f"{name}, {each.measure}: left {each.left:g}, right {each.right:g}{percent}: {each.words}")

    def _programme(self, draft: ProgrammeDraft) -> Iterator[str]:
        yield from _title(f"Draft programme: {self._library.templates[draft.template].name}")
        yield _wrap(f"{draft.template_because} A draft: nothing reaches the client before you have accepted it.")
        for stage in draft.stages:
            yield from self._stage(stage)
        if draft.warnings:
            yield from _title("Take note")
        yield from (_item(warning) for warning in draft.warnings)

    def _stage(self, stage: DraftStage) -> Iterator[str]:
        yield ""
        since = f", at least {stage.weeks_since_birth} weeks after birth" if stage.weeks_since_birth else ""
        often = f"{stage.sessions_per_week} sessions a week"
        yield _wrap(f"Stage {stage.number}: {stage.name} (from week {stage.starts_week}{since}; {often})")
        for workout in stage.workouts:
            yield _wrap(f"Workout {workout.name}, about {workout.minutes} minutes", 2)
            for each in workout.prescriptions:
                yield from self._prescription(each)
        yield _wrap("This stage is done when all of these hold:", 2)
        yield from (_item(self._library.criteria[each].says, 4) for each in stage.criteria)

    def _prescription(self, each: Prescription) -> Iterator[str]:
        yield _item(f"{self._library.exercises[each.exercise].name}: {each.dose}", 4)
        yield _wrap(" ".join(because.says for because in each.because), 8)
        for tag in each.cautions:
            yield _wrap(f"Caution: {self._library.tags[tag].modify}.", 8)
        for criterion in each.requires:
            yield _wrap(f"Only once this holds: {self._library.criteria[criterion].says}", 8)
        if each.note:
            yield _wrap(f"Note: {each.note}", 8)


def _title(words: str) -> Iterator[str]:
    yield ""
    yield words
    yield "─" * len(words)


def _because(label: str, reasons: Iterable[Reason]) -> Iterator[str]:
    """The strongest reasons, with how good the evidence is; the rest are counted."""
    all_ = tuple(reasons)
    if all_:
        yield _wrap(f"{label}:", 4)
    for each in all_[:REASONS_SHOWN]:
        yield _item(f"{each.says} [{each.evidence}]", 6)
    if len(all_) > REASONS_SHOWN:
        yield _item(f"and {len(all_) - REASONS_SHOWN} more", 6)


def _wrap(words: str, indent: int = 0) -> str:
    return fill(words, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2 * bool(indent)))


def _item(words: str, indent: int = 0) -> str:
    """A line of a list, hanging under its dash."""
    return fill(words, WIDTH, initial_indent=" " * indent + "- ", subsequent_indent=" " * (indent + 2))
