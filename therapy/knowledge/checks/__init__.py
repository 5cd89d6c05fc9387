"""Checks between records, each a small question asked of the whole library."""

from collections.abc import Callable

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remarks

type Check = Callable[[Library], Remarks]

ERRORS: tuple[Check, ...] = ()
WARNINGS: tuple[Check, ...] = ()
