"""Re-tests that would set explanations apart: of what was seen in this sitting, and those done already."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from therapy.assessments.books import BOOKS
from therapy.assessments.examination.rows import Row, Rows
from therapy.knowledge import Library
from therapy.knowledge.records import Discriminator
from therapy.reasoning.hypotheses.rivals import Rivals


def retest_rows(rows: Rows) -> Iterator[Row]:
    """One row for each finding, seen or measured, or looked at again, under each condition that tells something."""
    library, entries = rows.library, rows.entries
    seen = {(each.observation, str(each.side)) for each in rows.findings if each.severity}
    done = {(key, site, side) for book, key, site, side in entries.kept if book == "retest"}
    for (observation, condition), known in _pairs(library).items():
        subject = BOOKS["retest"](library, observation, condition)
        slots = tuple(
            slot
            for slot in entries.slots(subject)
            if (observation, slot.side) in seen or (observation, condition, slot.side) in done
        )
        if slots:
            how = library.retest_conditions[condition]
            yield Row(
                subject, slots, library.observation(observation).label, how.how, hint=how.name, says=tuple(_says(known))
            )


def most_telling_first(rows: Iterable[Row], proposed: Collection[Rivals]) -> tuple[Row, ...]:
    """The one or two re-tests worth doing now before all others, and marked so."""
    worth = {(each.observation, each.condition) for each in proposed}
    marked = (replace(row, is_proposed=(row.subject.key, row.subject.site) in worth) for row in rows)
    return tuple(sorted(marked, key=lambda row: not row.is_proposed))


def _pairs(library: Library) -> dict[tuple[str, str], list[Discriminator]]:
    pairs: dict[tuple[str, str], list[Discriminator]] = {}
    for each in library.discriminators.values():
        for observation in each.observations:
            pairs.setdefault((observation, each.condition), []).append(each)
    return pairs


def _says(known: list[Discriminator]) -> Iterator[str]:
    for each in known:
        yield each.why
        yield f"Better: {each.first.says}. Same or worse: {each.second.says}."
