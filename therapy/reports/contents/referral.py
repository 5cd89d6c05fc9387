"""A letter of referral: what warns, what is asked for, what the client was told. It names no illness."""

from collections.abc import Iterator

from therapy.assessments.safety_notice import PLACE_OF_NUMBER
from therapy.knowledge.records import Urgency
from therapy.reports.contents import heads
from therapy.reports.contents.felt import felt
from therapy.reports.contents.found import found
from therapy.reports.contents.material import Material
from therapy.reports.contents.warned import NOT_CLEARANCE, reasons, stop_of
from therapy.reports.models import Part
from therapy.reports.paper import Block, Notice, Paper, Section, Text

FOOTER = "From a clinical exercise therapist. This letter tells of answers and observations; it names no illness."
NOT_PRINTED = "One reason is not printed here, to keep it private. Please speak with me before you see the client."
NOTHING_WARNS = f"No answer and no finding on record warns. {NOT_CLEARANCE}"
HELD = "Programme and sessions are held here until the outcome of your assessment is on record."


def referral_paper(material: Material) -> Paper:
    """The letter as it stands on paper."""
    report, client = material.report, material.client
    return Paper(
        title=title_of(material),
        size=report.size,
        made_on=(material.today.year, material.today.month, material.today.day),
        practice=client.practice.name,
        about=heads.about(material),
        to=heads.recipient(material),
        greeting="Dear colleague,",
        opening="\n\n".join(filter(None, (_first_sentence(material), report.message))),
        sections=[section for section in _sections(material) if section],
        signature=heads.signature(material),
        footer=FOOTER,
        running=heads.running(material),
    )


def title_of(material: Material) -> str:
    level = _level(material)
    return f"Referral: {level.text[:1].lower()}{level.text[1:]}" if level else "Referral"


def told_to_client(material: Material) -> str:
    """What the client is told to do, in the reviewed words; "" where nothing warns."""
    if stop := stop_of(material):
        return stop.text
    return material.analysis.safety.notice.replace(PLACE_OF_NUMBER, material.client.practice.emergency_number)


def _level(material: Material) -> Urgency | None:
    refer = material.analysis.safety.refer
    return material.library.urgencies[refer.urgency] if refer else None


def _first_sentence(material: Material) -> str:
    client, level = material.client, _level(material)
    asked = (
        f" How soon: {level.text[:1].lower()}{level.text[1:]}; {level.who.partition(' (number')[0]}." if level else ""
    )
    return f"Please see {client.name}, {client.age_on(material.today)} years old, who is in my care.{asked}"


def _sections(material: Material) -> Iterator[Section | None]:
    yield Section("What asks for it", list(_reasons(material)))
    advice = material.report.advice or told_to_client(material)
    if advice:
        yield Section("What the client was told", [Text(advice)])
    if material.is_stopped:
        yield Section("Meanwhile", [Text(HELD)])
    yield felt(material) if Part.FELT in material.report.parts else None
    yield found(material) if Part.FOUND in material.report.parts else None
    yield Section("Please tell me", [Text(_reply(material))])


def _reasons(material: Material) -> Iterator[Block]:
    told = reasons(material)
    yield from told or [Text(NOTHING_WARNS)]
    if any(not flag.ask for flag in material.analysis.safety.flags):
        yield Notice("Not printed", NOT_PRINTED, "warn")


def _reply(material: Material) -> str:
    writer = material.report.written_by
    return (
        f"What you advised, when, and whether exercise may go on. {writer}, {material.client.practice.name}, "
        f"{writer.person.email}."
    )
