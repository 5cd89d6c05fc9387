"""What changed since the assessment before."""

from therapy.assessments.since_last import since_last
from therapy.reasoning.comparing.changes import Course
from therapy.reports.contents.material import Material, day_of
from therapy.reports.paper import Lines, Section, Text


def since(material: Material) -> Section | None:
    """The sentence for the client alone in plain words; in clinical words each change as well."""
    assessment = material.assessment
    last = since_last(assessment, screen=material.screen) if assessment and assessment.is_finished else None
    if last is None or last.earlier.finished_at is None:
        return None
    title = f"Since {day_of(last.earlier.finished_at, material.client)}"
    change = last.comparison
    if material.report.is_plain:
        return Section(title, [Text(change.plain)])
    findings = [each.words for each in change.findings if each.course is not Course.UNCHANGED]
    lists = [
        Lines(findings, title="Findings that changed, or were not tested again"),
        Lines([each.words for each in change.measures], title="Measures"),
        Lines([each.words for each in change.hypotheses], title="Hypotheses"),
    ]
    return Section(title, [Text(change.summary), *(each for each in lists if each.lines)])
