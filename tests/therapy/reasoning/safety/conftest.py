"""Cases in a few keys, read by the reader of case files."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from therapy.knowledge import load_library
from therapy.reasoning.analysis import assess
from therapy.reasoning.cases import read_case
from therapy.reasoning.safety.screening import Safety
from therapy.reasoning.values import Record

TABLE = Path(__file__).parent / "combinations.yaml"

type Keys = Mapping[str, Any]


@cache
def cases_of_combinations() -> list[dict[str, Any]]:
    """Every rule with a case that raises it and one that just does not."""
    return list(yaml.safe_load(TABLE.read_text()))


def record_of(**keys: Any) -> Record:
    """The record of a case of these keys."""
    return read_case(yaml.safe_dump({"case": "a_case", **keys}), load_library()).record


@pytest.fixture
def safety_of() -> Callable[..., Safety]:
    """What a case of these keys asks for."""
    return lambda **keys: assess(record_of(**keys), load_library(), suggestions=False).safety
