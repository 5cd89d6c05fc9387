"""What records speak for, in words, with links to where it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from therapy.knowledge.library import Library
from therapy.knowledge.records import Observation, Side, UsualRange
from therapy.knowledge.records.combination import Atom, Clause
from therapy.knowledge.records.examination import Speaks

ASKED = "rf_"
ARMS = (
    ("overactive", "over-working"),
    ("underactive", "under-working"),
    ("shortened", "short"),
    ("lengthened", "long"),
    ("overactive_opposite", "over-working on the other side"),
    ("underactive_opposite", "under-working on the other side"),
)
type Spoken = Observation | Speaks


def cited(sources: Iterable[str]) -> str:
    """Each source by its id; the foot of the page says where the id leads."""
    return ", ".join(f"[{each}]" for each in sources)


def spoken_for(each: Spoken, library: Library) -> str:
    """The mechanism with its weight, then the muscles by what may be said of them, the heaviest first."""
    mechanism = [f"{plain(each.mechanism)} {each.confidence:g}"] if each.mechanism and each.confidence else []
    arms = ((words, getattr(each, arm, {})) for arm, words in ARMS)
    return "; ".join([*mechanism, *(f"{words}: {_muscles(table, library)}" for words, table in arms if table)])


def evidence_of(each: Spoken) -> str:
    """The class of the evidence, and how common the sign is without pain."""
    return f"{each.evidence}; {each.common}" if each.common else str(each.evidence)


def usual_words(each: UsualRange, unit: str) -> str:
    """Such as "30 to 45 deg (18-64, female)"."""
    who = ", ".join(filter(None, ("" if each.ages == "0+" else each.ages, str(each.sex or ""))))
    return f"{each.low:g} to {each.high:g} {unit}{f' ({who})' if who else ''}"


def regions_named(regions: Iterable[str], library: Library) -> str:
    return ", ".join(library.regions[each].name if each in library.regions else plain(each) for each in regions)


def clause_words(clause: Clause) -> str:
    """All, some and none of the atoms of a clause."""
    some = f"at least {clause.at_least} of: " if clause.any else ""
    parts = (
        " and ".join(map(_atom_words, clause.all)),
        f"{some}{'; '.join(map(_atom_words, clause.any))}" if clause.any else "",
        f"and not: {'; '.join(map(_atom_words, clause.none))}" if clause.none else "",
    )
    return ". ".join(filter(None, parts))


def plain(word: str) -> str:
    """An id or a word of a vocabulary as it is read."""
    return word.replace("_", " ")


def _muscles(table: Mapping[str, float], library: Library) -> str:
    ranked = sorted(table.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{library.muscles[muscle].name} {weight:g}" for muscle, weight in ranked)


def _atom_words(atom: Atom) -> str:
    return f"{plain(atom.kind)} {_value_words(atom.wanted)}".removesuffix(" yes")


def _value_words(value: Any) -> str:
    if is_dataclass(value):
        given = ((each.name, getattr(value, each.name)) for each in fields(value))
        return ", ".join(f"{plain(name)} {_value_words(said)}" for name, said in given if said not in ((), False))
    if isinstance(value, tuple):
        return " or ".join(_value_words(each) for each in value)
    if value is True:
        return "yes"
    return f"{value:g}" if isinstance(value, float | int) else plain(str(value).removeprefix(ASKED))


def side_words(sided: bool) -> str:
    return f"{Side.LEFT} and {Side.RIGHT}" if sided else "as a whole"
