"""Cases as files and as few words as a test needs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.cases import Case, read_case
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.values import BodyMapEntry, FindingMade, Record

HERE = Path(__file__).parent
CASES = HERE / "cases"
SIDES = {"": Side.MIDLINE, "left": Side.LEFT, "right": Side.RIGHT}


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def case(library) -> Callable[[str], Case]:
    """One of the cases kept beside these tests, by its name."""
    return lambda name: read_case((CASES / f"{name}.yaml").read_text(), library, file=f"{name}.yaml")


@pytest.fixture
def analysed(case, library) -> Callable[[str], Analysis]:
    """What follows from one of the cases."""
    return lambda name: assess(case(name).record, library)


@pytest.fixture
def drafted(case, library) -> Callable[[str], ProgrammeDraft]:
    """The draft of one of the cases, from the template it names."""

    def draft(name: str) -> ProgrammeDraft:
        given = case(name)
        made = propose(
            assess(given.record, library),
            library,
            client=given.record.client,
            template=library.templates[given.template],
        )
        assert made is not None
        return made

    return draft


def found(*findings: str) -> tuple[FindingMade, ...]:
    """Findings in short: "sd_knee left 2"; without a side "br_upper 2"."""
    return tuple(_finding(*each.split()) for each in findings)


def _finding(observation: str, *rest: str) -> FindingMade:
    side, severity = rest if len(rest) == 2 else ("", rest[0])
    return FindingMade(observation, SIDES[side], int(severity))


def recorded(*findings: str, body_map: tuple[BodyMapEntry, ...] = (), **facts) -> Record:
    """A record of these findings and marks."""
    return Record(findings=found(*findings), body_map=body_map, **facts)
