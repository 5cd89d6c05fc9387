"""The outcome measures: first value and latest, and whether the change is beyond error, with where that comes from."""

from therapy.outcomes.courses import Course, courses_of
from therapy.reasoning.names import source_name
from therapy.reports.contents.material import Material, in_words
from therapy.reports.paper import Section, Table, Text

HEAD, WIDTHS = ("Measure", "First", "Latest", "What the change means"), (4, 3, 3, 5)
ONCE = "taken once so far"


def outcomes(material: Material) -> Section | None:
    courses = courses_of(material.client)
    if not courses:
        return None
    title = "How you rate it yourself" if material.report.is_to_client else "Outcome measures"
    table = Table(HEAD, [_row(course) for course in courses], WIDTHS)
    named = {source.id: source_name(source.id, material.library) for course in courses for source in course.sources}
    sources = Text(f"Sources: {'; '.join(named.values())}.", is_quiet=True)
    return Section(title, [table] if material.report.is_plain or not named else [table, sources])


def _row(course: Course) -> tuple[str, str, str, str]:
    first, latest = course.points[0], course.latest
    hint = f"{course.name} ({course.chart.hint})"
    told = course.told.sentence if course.told else ONCE
    then = f"{first.value:g}, {in_words(first.on)}"
    return hint, then if len(course.points) > 1 else "", f"{latest.value:g}, {in_words(latest.on)}", told
