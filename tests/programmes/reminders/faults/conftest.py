import os
import warnings
from collections.abc import Callable, Iterator

import pytest

from scripts.measures.faults.rig import rig
from scripts.measures.faults.running import run
from scripts.measures.faults.size import Size

# Each rig brings its own Valkey: where one was started for the whole suite, these tests ran before, without it.
collect_ignore_glob = ["test_*.py"] if os.environ.get("REDIS_URL") else []

type Look = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def out_of_bounds() -> Iterator[Look]:
    """The figures of a group, seen on PostgreSQL and Valkey, that break their bound, as they would be printed."""
    with warnings.catch_warnings(action="ignore"), rig() as environment:
        yield lambda group: _broken(group, environment)


@pytest.fixture(scope="session")
def out_of_bounds_on_sqlite() -> Iterator[Look]:
    with rig(sqlite=True) as environment:
        yield lambda group: _broken(group, environment)


def _broken(group: str, environment: dict[str, str]) -> list[str]:
    seen = list(run(group, Size.TINY, environment))
    assert seen
    return [str(figure) for figure in seen if not figure.holds]
