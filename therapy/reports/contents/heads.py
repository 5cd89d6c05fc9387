"""What stands at the head and the foot of every paper: who it is about, whom it goes to, who answers for it."""

from collections.abc import Iterator, Sequence

from clients.practices.models import Member
from therapy.reports.contents.material import Material, day_of, in_words
from therapy.reports.paper import Signature


def about(material: Material) -> list[tuple[str, str]]:
    """Labels and values under the title. The date of birth goes to those alone who have to tell clients apart."""
    client, assessment, report = material.client, material.assessment, material.report
    rows = [("Client", client.name)]
    if not report.is_to_client:
        rows += [("Born", in_words(client.date_of_birth)), *_reached(material)]
    if assessment:
        day = day_of(assessment.finished_at or assessment.started_at, client)
        rows += [
            ("Assessed", f"{day} ({assessment.battery_words.lower()})"),
            ("By", named(assessment.therapist)),
        ]
    return [*rows, ("Written", in_words(material.today))]


def _reached(material: Material) -> Iterator[tuple[str, str]]:
    """In a referral, how the client can be reached."""
    ways = ", ".join(filter(None, (material.client.phone, material.client.email)))
    if material.report.is_referral and ways:
        yield "Reached at", ways


def recipient(material: Material) -> Sequence[str]:
    return [line.strip() for line in material.report.recipient.splitlines() if line.strip()]


def signature(material: Material) -> Signature:
    writer = material.report.written_by
    return Signature(
        str(writer),
        writer.title or "Clinical exercise therapist",
        material.client.practice.name,
        in_words(material.today),
    )


def running(material: Material) -> str:
    """What stands at the foot of each page beside its number."""
    return f"{material.client.practice.name}. {material.client.name}"


def named(member: Member) -> str:
    return f"{member}, {member.title}" if member.title else str(member)
