"""The body: regions with the links between them, muscles with how each is examined by itself."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.manual.markdown import heading, sentences, table
from therapy.knowledge.manual.words import cited, evidence_of, plain, regions_named, side_words, spoken_for
from therapy.knowledge.records import Muscle
from therapy.knowledge.records.examination import MuscleExam, Speaks


def regions(library: Library) -> Iterator[str]:
    """Every region from foot to head, and every link of the chain."""
    rows = [
        [each.name, each.plain, str(each.need), "one place" if each.trunk else "left and right", each.note]
        for each in library.regions.values()
    ]
    yield from table(["region", "in plain words", "mainly needs", "in the chain", "note"], rows)
    yield from heading(2, "Links of the chain")
    yield "No study has followed people along such links; plausibility is set by judgement."
    yield ""
    links = [
        [
            regions_named(each.between, library),
            f"{each.plausibility:g}",
            plain(each.crossing),
            str(each.evidence),
            each.why,
            cited(each.sources),
        ]
        for each in library.chain_edges.values()
    ]
    yield from table(["between", "plausibility", "side", "evidence", "why", "sources"], links)


def muscles(library: Library) -> Iterator[str]:
    """Every muscle: what it is, what commonly stands in for it, and its own tests."""
    for each in library.muscles.values():
        yield from heading(2, each.name, each.id)
        yield _muscle(each, library)
        yield ""
        if each.id in library.muscle_exams:
            yield from _exam(library.muscle_exams[each.id], library)


def _muscle(each: Muscle, library: Library) -> str:
    others = ", ".join(library.muscles[one].name for one in each.substitutes)
    return sentences(
        f"{each.plain[:1].upper()}{each.plain[1:]}, {regions_named(each.regions, library)}, {side_words(each.sided)}",
        f"{plain(each.role).capitalize()}, {plain(each.unit)}; taught to be commonly {each.tendency}",
        f"{each.actions[:1].upper()}{each.actions[1:]}",
        f"Commonly taken over by: {others}" if others else "",
    )


def _exam(exam: MuscleExam, library: Library) -> Iterator[str]:
    if exam.strength:
        yield f"- **Strength** (grade {exam.strength.grade}). {exam.strength.how}"
        yield _said("weak", exam.strength.weak, library)
    if exam.length:
        yield f"- **Length** (grade {exam.length.grade}). {exam.length.how}"
        yield _said("short", exam.length.short, library)
        yield _said("long", exam.length.long, library)


def _said(found: str, speaks: Speaks, library: Library) -> str:
    return f"  - {found}: {spoken_for(speaks, library)} ({evidence_of(speaks)}; {cited(speaks.sources)})"
