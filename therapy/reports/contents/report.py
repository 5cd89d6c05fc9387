"""A report of one assessment, for the client or for whoever referred them."""

from collections.abc import Callable, Iterator, Mapping

from therapy.reports.contents import heads
from therapy.reports.contents.added import added
from therapy.reports.contents.body import body_map
from therapy.reports.contents.felt import felt
from therapy.reports.contents.found import found
from therapy.reports.contents.hypotheses import hypotheses, standing
from therapy.reports.contents.material import Material
from therapy.reports.contents.outcomes import outcomes
from therapy.reports.contents.planned import planned
from therapy.reports.contents.since import since
from therapy.reports.contents.warned import warned
from therapy.reports.models import Part
from therapy.reports.paper import Lines, Paper, Section, Text

PARTS: Mapping[str, Callable[[Material], Section | None]] = {
    Part.FELT: felt,
    Part.BODY_MAP: body_map,
    Part.FOUND: found,
    Part.HYPOTHESES: hypotheses,
    Part.SINCE: since,
    Part.OUTCOMES: outcomes,
    Part.PLAN: planned,
}
STOP_TITLE = "Stop, and get help, if you notice"


def report_paper(material: Material) -> Paper:
    """The report as it stands on paper; a part that has nothing to say is left out."""
    report, to_client = material.report, material.report.is_to_client
    wording = material.library.wording
    return Paper(
        title="Your movement assessment" if to_client else "Report of a movement assessment",
        size=report.size,
        made_on=(material.today.year, material.today.month, material.today.day),
        practice=material.client.practice.name,
        about=heads.about(material),
        to=() if to_client else heads.recipient(material),
        greeting=f"Dear {material.client.first_name if to_client else 'colleague'},",
        opening=report.message,
        sections=list(_sections(material)),
        signature=heads.signature(material),
        footer=wording.footer_client if to_client else wording.footer_clinician,
        running=heads.running(material),
    )


def _sections(material: Material) -> Iterator[Section]:
    chosen = [tell for part, tell in PARTS.items() if part in material.report.parts]
    told = [tell(material) for tell in (warned, *chosen, added)]
    yield from (section for section in told if section)
    if material.report.is_to_client:
        yield Section(STOP_TITLE, [Lines(_stop_signs(material))])
    elif Part.HYPOTHESES in material.report.parts and standing(material):
        yield Section("How to read this", [Text(_version(material), is_quiet=True)])


def _stop_signs(material: Material) -> list[str]:
    screening = material.library.screening
    pregnant = screening.stop_now_pregnant if "pregnancy_general" in material.analysis.safety.tags else ()
    return [*screening.stop_now, *pregnant]


def _version(material: Material) -> str:
    return (
        "What was found was recorded by the therapist. Hypotheses are ranked from it by published rules, "
        f"version {material.analysis.knowledge_version[:12]}, that have not been validated; only those stand here "
        "that the therapist accepted."
    )
