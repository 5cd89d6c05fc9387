"""Words that upper rooms lend to ids kept in a record: the cautions and the regions of the knowledge.

A record must read well without importing what is known; whoever knows lends the names in `ready()`.
"""

from collections.abc import Callable, Mapping

_lenders: dict[str, Callable[[], Mapping[str, str]]] = {}


def lend(kind: str, names: Callable[[], Mapping[str, str]]) -> None:
    """Lend the names of one kind ("tag", "region") by id; asked for at first use, not at start."""
    _lenders[kind] = names


def names_of(kind: str) -> Mapping[str, str]:
    """All ids of the kind with their names; none where nobody lent any."""
    return _lenders[kind]() if kind in _lenders else {}


def name_of(kind: str, identifier: str) -> str:
    """The name of one id, or the id itself in plain letters."""
    return names_of(kind).get(identifier) or identifier.replace("_", " ").capitalize()
