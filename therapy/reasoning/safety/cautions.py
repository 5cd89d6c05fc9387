"""Cautions (tags): what limits the options today, set by a therapist, by time since birth, or by an answer.

Time since birth is counted, never stored, so these cautions expire by themselves (safety.md 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from therapy.knowledge import Library
from therapy.reasoning.values import Birth, ClientFacts, FindingMade

EARLY_WEEKS, LATER_WEEKS = 6, 12
SINCE_BIRTH = {"postpartum_lt6wk": EARLY_WEEKS, "postpartum_lt12wk": LATER_WEEKS}
CAESAREAN_TAG, CAESAREAN = "caesarean_lt12wk", "caesarean"

FROM_FLAG = {
    "rf_cancer_history": "cancer_history",
    "rf_bp": "hypertension_isometric",
    "rf_pp_hernia": "hernia",
    "rf_pp_symphysis": "pelvic_girdle_pain",
}
FROM_FINDING = {
    "dr_dome": "diastasis_doming",
    "as_dome": "diastasis_doming",
    "tf_dome": "diastasis_doming",
    "pf_leak_effort": "leak_on_effort",
    "pf_heavy": "prolapse_symptoms",
    "pf_pain": "pelvic_floor_overactive",
    "pf_empty": "pelvic_floor_overactive",
    "bt_lax": "hypermobility_end_range",
}
"""Which caution an answer or a clear finding proposes; the therapist confirms or declines it."""


class Basis(StrEnum):
    """Why a caution is in force."""

    SET = "set"
    COUNTED = "counted"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Caution:
    """A tag in force, why, and how exercises are adapted under it."""

    tag: str
    basis: Basis
    why: str
    modify: str


def cautions(
    client: ClientFacts, findings: Iterable[FindingMade], flags: Iterable[str], library: Library
) -> tuple[Caution, ...]:
    """Every caution in force today, in the order of their ids; one that was set hides the same one proposed."""
    found: dict[str, tuple[Basis, str]] = {}
    for tag, why in _proposed(findings, flags, library):
        if tag not in client.declined_tags:
            found.setdefault(tag, (Basis.PROPOSED, why))
    for tag in lasting_tags(client):
        found[tag] = (Basis.SET, "set by the therapist")
    for tag in counted_tags(client.births, weeks_later=0):
        found[tag] = (Basis.COUNTED, f"counted from the birth {_weeks(client.births)} weeks ago")
    return tuple(Caution(tag, *found[tag], modify=library.tags[tag].modify) for tag in sorted(found))


def counted_tags(births: Iterable[Birth], weeks_later: float) -> frozenset[str]:
    """The cautions that time since birth puts in force some weeks from now."""
    tags = set()
    for birth in births:
        weeks = birth.weeks_ago + weeks_later
        tags |= {tag for tag, until in SINCE_BIRTH.items() if weeks < until}
        if birth.mode == CAESAREAN and weeks < LATER_WEEKS:
            tags.add(CAESAREAN_TAG)
    return frozenset(tags)


def lasting_tags(client: ClientFacts) -> frozenset[str]:
    """The tags a therapist set; those counted from a birth follow the birth, where it is known."""
    set_by_hand = frozenset(client.tags)
    return set_by_hand - frozenset(SINCE_BIRTH) if client.births else set_by_hand


def _proposed(findings: Iterable[FindingMade], flags: Iterable[str], library: Library) -> list[tuple[str, str]]:
    from_flags = [(FROM_FLAG[flag], "proposed from a warning answer") for flag in flags if flag in FROM_FLAG]
    seen = [each for each in findings if each.severity and each.observation in FROM_FINDING]
    from_findings = [
        (FROM_FINDING[each.observation], f"proposed from: {library.signs[each.observation].label}")
        for each in sorted(seen)
    ]
    return from_flags + from_findings


def _weeks(births: Iterable[Birth]) -> str:
    return f"{min(birth.weeks_ago for birth in births):g}"
