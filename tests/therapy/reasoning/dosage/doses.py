"""Every dose there can be, for property tests."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from therapy.knowledge.records import Side
from therapy.reasoning.dosage import BANDS, LONGEST_TEMPO, PAIRS, Counted, Dose, DoseSide, faults

LETTERS = st.characters(exclude_categories=("C", "Z"), exclude_characters="·")
TEMPOS = st.one_of(
    st.just(""),
    st.from_regex(r"[0-9]{1,2}(-[0-9]{1,2}){2,3}", fullmatch=True),
    st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join),
)
LOADS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.decimals("0.01", "500", places=2).map(lambda kg: {"load_kg": kg}),
    st.sampled_from(BANDS).map(lambda band: {"band": band}),
    st.integers(1, 200).map(lambda share: {"bodyweight_percent": share}),
)


@st.composite
def ranges(draw, least, most):
    low = draw(st.integers(least, most))
    return low, draw(st.one_of(st.just(0), st.integers(low + 1, most))) if low < most else 0


@st.composite
def amounts(draw):
    kind = draw(st.sampled_from(["reps", "breaths", "time", "minutes", "distance"]))
    if kind in ("reps", "breaths"):
        reps, reps_most = draw(ranges(1, 50))
        return {"reps": reps, "reps_most": reps_most, "counted_in": Counted(kind), "hold_seconds": draw(zero_to(300))}
    if kind == "distance":
        return {"distance_metres": draw(st.integers(1, 20000))}
    factor = 60 if kind == "minutes" else 1
    low, high = draw(ranges(1, 7200 // factor))
    return {"duration_seconds": low * factor, "duration_most": high * factor}


@st.composite
def sides(draw):
    side = draw(st.sampled_from(DoseSide))
    if side not in (DoseSide.BOTH, DoseSide.WEAKER):
        return {"side": side}
    first = draw(st.sampled_from(Side)) if side is DoseSide.BOTH else Side.MIDLINE
    return {
        "side": side,
        "first": first,
        "extra_set": draw(st.sampled_from(Side)),
        "side_rest_seconds": draw(zero_to(600)),
    }


@st.composite
def weeks(draw):
    days = tuple(sorted(draw(st.sets(st.integers(0, 6)))))
    per_week = len(days) or draw(st.integers(0, 7))
    apart = draw(st.sampled_from([0, *(n for n in range(2, 8) if n * per_week <= 7)]))
    first, last = draw(zero_to(104)), draw(zero_to(104))
    span = {"from_week": min(first, last or first), "until_week": last and max(first, last)}
    return {"days": days, "per_week": per_week, "days_apart": apart, **span}


def zero_to(most):
    return st.one_of(st.just(0), st.integers(1, most))


@st.composite
def doses(draw):
    """A dose that holds together: every field, at its bounds and between."""
    dose = Dose(
        sets=draw(st.integers(1, 10)),
        tempo=draw(TEMPOS)[:LONGEST_TEMPO].strip(),
        rest_seconds=draw(zero_to(600)),
        times_per_day=draw(st.integers(1, 10)),
        effort=draw(st.integers(0, 10)),
        pain_limit=draw(st.one_of(st.none(), st.integers(0, 10))),
        pair=draw(st.sampled_from(["", *PAIRS])),
        **draw(amounts()),
        **draw(sides()),
        **draw(LOADS),
        **draw(weeks()),
    )
    return dose if not faults(dose) else Dose(load_kg=Decimal(0))
