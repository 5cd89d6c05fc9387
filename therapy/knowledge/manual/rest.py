"""The rest of the manual: combinations, the index of exercises, and the bibliography."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.manual.markdown import heading, table
from therapy.knowledge.manual.words import cited, clause_words, plain


def combinations(library: Library) -> Iterator[str]:
    """Every combination, the most urgent first."""
    ranked = sorted(library.combinations.values(), key=lambda each: -library.urgencies[each.urgency].order)
    rows = [
        [plain(each.urgency), each.says, clause_words(each.when), str(each.evidence), cited(each.sources)]
        for each in ranked
    ]
    yield from table(["urgency", "what is said", "when", "evidence", "sources"], rows)


def exercises(library: Library) -> Iterator[str]:
    """Every exercise by its stage, with the muscles it is for and the next steps of its ladder."""
    for number, words in library.scales.stages.items():
        found = [each for each in library.exercises.values() if each.stage == number]
        if found:
            yield from heading(2, f"Stage {number}: {words}", f"stage-{number}")
        rows = [
            [
                each.name,
                ", ".join(library.muscles[muscle].name for muscle in each.primary),
                ", ".join(one.name for one in library.easier(each)),
                ", ".join(one.name for one in library.harder(each)),
                cited(each.sources),
            ]
            for each in found
        ]
        yield from table(["exercise", "mainly for", "easier", "harder", "sources"], rows)


def bibliography(library: Library) -> Iterator[str]:
    """Every source by its id, and how closely it was read: seen, or recalled from standard works."""
    for each in sorted(library.sources.values(), key=lambda one: one.id):
        url = f" <{each.url}>" if each.url else ""
        note = f" {each.note}" if each.note else ""
        yield f'- <a id="{each.id}"></a>**{each.id}** ({each.checked}): {each.cite}.{url}{note}'
