"""The knowledge with one number of the model or of the draft changed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from therapy.knowledge import Library

type At = tuple[str | int, ...]
"""Where a number stands: fields, keys and positions."""


def with_scoring(library: Library, **changes: Any) -> Library:
    """The library with these fields of its scoring replaced."""
    return _with(library, "scoring", replace(library.scoring, **changes))


def with_number(library: Library, kind: str, at: At, number: float) -> Library:
    """The library with one number of `scoring` or `selection` replaced."""
    return _with(library, kind, _set(getattr(library, kind), at, number))


def numbers(held: Any, at: At = ()) -> Iterator[tuple[At, float]]:
    """Every number in a record, and where it stands."""
    if isinstance(held, int | float):
        yield at, held
    elif is_dataclass(held):
        for each in fields(held):
            yield from numbers(getattr(held, each.name), (*at, each.name))
    elif isinstance(held, Mapping):
        for key, value in held.items():
            yield from numbers(value, (*at, key))
    elif isinstance(held, tuple):
        for position, value in enumerate(held):
            yield from numbers(value, (*at, position))


def _set(held: Any, at: At, number: float) -> Any:
    if not at:
        return number
    first, rest = at[0], at[1:]
    if is_dataclass(held):
        return replace(held, **{str(first): _set(getattr(held, str(first)), rest, number)})  # type: ignore[type-var]
    if isinstance(held, Mapping):
        return {**held, first: _set(held[first], rest, number)}
    return tuple(_set(each, rest, number) if position == first else each for position, each in enumerate(held))


def _with(library: Library, kind: str, value: Any) -> Library:
    contents = {each.name: getattr(library, each.name) for each in fields(library) if each.init}
    return Library(**contents | {kind: value})
