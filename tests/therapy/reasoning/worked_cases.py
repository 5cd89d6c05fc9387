"""Whole cases worked from textbooks and guidelines: what is found, and what the source concludes from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from therapy.knowledge import Library
from therapy.reasoning.cases import Case, read_case

HERE = Path(__file__).parent
WHOLE_CASES = HERE / "whole_cases"
SIDES = ("left", "right")
BOTH = "both"
TIERS = ("low", "medium", "high")
FIRM = "medium"
"""From this tier on an answer stands on the page at once."""

type At = tuple[str, str]
"""A region and its side, "" on the trunk."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an answer says of one muscle; `side` "" is said of both sides, or of the middle."""

    muscle: str
    side: str
    state: str
    tier: str = FIRM
    length: str = "unknown"

    def is_firm(self, tier: str = FIRM) -> bool:
        return TIERS.index(self.tier) >= TIERS.index(tier)


@dataclass(frozen=True, slots=True)
class Told:
    """What a source says of one muscle. `side` "" is met by any side; `state` and `length` "" are not said.

    Where only the length is told, an answer of that length agrees, whatever it says of activity.
    """

    muscle: str
    side: str = ""
    state: str = ""
    at_least: str = "low"
    length: str = ""

    def speaks_of(self, claim: Claim) -> bool:
        return claim.muscle == self.muscle and (not self.side or claim.side in (self.side, ""))

    def agrees(self, claim: Claim) -> bool:
        return self.speaks_of(claim) and (claim.state == self.state if self.state else claim.length == self.length)

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.side, self.muscle, self.state or self.length)))


@dataclass(frozen=True, slots=True)
class WholeCase:
    """One case and what its source concludes; `above` of a muscle that is not claimed is the tier still allowed."""

    id: str
    name: str
    sources: tuple[str, ...]
    where: str
    case: Case
    told: tuple[Told, ...]
    not_claimed: tuple[tuple[Told, str], ...]
    drivers: tuple[At, ...]
    refer: str
    stop: bool
    silent: bool


def whole_cases(library: Library) -> tuple[WholeCase, ...]:
    """All whole cases, by name of file."""
    return tuple(read_whole_case(path, library) for path in sorted(WHOLE_CASES.glob("*.yaml")))


def read_whole_case(path: Path, library: Library) -> WholeCase:
    """One case file with what its source concludes. Raises ReadingError or TypeError where it cannot be read."""
    page = yaml.safe_load(path.read_text())
    return WholeCase(
        id=path.stem,
        name=page["name"],
        sources=tuple(page["source"]),
        where=page["where"],
        case=read_case(yaml.safe_dump(page["case"], sort_keys=False), library, file=path.name),
        **_expected(**page["expected"]),
    )


def _expected(
    *,
    refer: str | None,
    stop: bool,
    muscles: Iterable[Mapping[str, str]] = (),
    not_claimed: Iterable[Mapping[str, str]] = (),
    drivers: Iterable[Mapping[str, str]] = (),
    silent: bool = False,
) -> dict[str, Any]:
    return {
        "told": tuple(each for row in muscles for each in _told(**row)),
        "not_claimed": tuple((each, row["above"]) for row in not_claimed for each in _told(**_without_tier(row))),
        "drivers": tuple((row["region"], row["side"]) for row in drivers),
        "refer": refer or "",
        "stop": stop,
        "silent": silent,
    }


def _told(side: str = "", **row: str) -> tuple[Told, ...]:
    """One muscle as the source has it; both sides are two."""
    return tuple(Told(side=each, **row) for each in (SIDES if side == BOTH else [side]))


def _without_tier(row: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in row.items() if key != "above"}
