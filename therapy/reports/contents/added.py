"""What was added to the assessment after it was signed."""

from therapy.assessments.signing.standing import signed_record
from therapy.reports.contents.material import Material, day_of
from therapy.reports.paper import Lines, Section


def added(material: Material) -> Section | None:
    """Each addendum with its day and its writer; None where there is none."""
    record = signed_record(material.assessment) if material.assessment else None
    if record is None or not record.addenda:
        return None
    lines = [f"{day_of(each.written_at, material.client)}, {each.written_by}: {each.text}" for each in record.addenda]
    return Section("Added since", [Lines(lines)])
