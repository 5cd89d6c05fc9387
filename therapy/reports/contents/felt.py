"""What the client feels and wants, in the order in which it began."""

from collections.abc import Iterator

from therapy.assessments.hypotheses.lines import sentence_case
from therapy.assessments.models import BodyMapEntry
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.weighing import node_of
from therapy.reasoning.hypotheses.explanation import place_words
from therapy.reports.contents.material import Material
from therapy.reports.paper import Block, Section, Table, Text

HEAD = ("Place", "Pain, 0 to 10", "Tension, 0 to 10", "How often", "Since")
WIDTHS = (3, 2, 2, 2, 2)
NOT_SAID = "not asked"


def felt(material: Material) -> Section | None:
    """The complaint and the goal, and each place that was marked."""
    blocks = list(_blocks(material))
    return Section("What you feel" if material.report.is_to_client else "What is felt", blocks) if blocks else None


def _blocks(material: Material) -> Iterator[Block]:
    client, mine = material.client, material.report.is_to_client
    if client.complaint:
        yield Text(f"{'What brought you' if mine else 'Complaint'}: {client.complaint}")
    if client.goal:
        yield Text(f"{'What you want' if mine else 'Goal, in their words'}: {client.goal}")
    marks = sorted(material.body_map, key=_by_onset)
    if marks:
        yield Table(HEAD, [_row(mark, material) for mark in marks], WIDTHS, title="What began first stands first")


def _by_onset(mark: BodyMapEntry) -> tuple[bool, float, str]:
    return mark.onset is None, float(mark.onset or 0), mark.region


def _row(mark: BodyMapEntry, material: Material) -> tuple[str, ...]:
    place = place_words(node_of(mark.region, Side(mark.side), material.library), material.library)
    return (
        sentence_case(place),
        NOT_SAID if mark.pain is None else f"{mark.pain}",
        NOT_SAID if mark.tension is None else f"{mark.tension}",
        mark.get_recurrence_display().lower(),
        NOT_SAID if mark.onset is None else f"{int(mark.onset)}",
    )
