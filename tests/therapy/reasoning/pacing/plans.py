"""Plans to hold against the guard: small ones written by hand, and any that Hypothesis thinks of."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from therapy.knowledge import load_library
from therapy.reasoning.dosage import Dose
from therapy.reasoning.drafting.dosage import own_dose
from therapy.reasoning.pacing.limits import usual_limits
from therapy.reasoning.pacing.plan import Block, Item, Plan
from therapy.reasoning.pacing.warnings import Held
from therapy.reasoning.pacing.weekly import Course

LIBRARY = load_library()
ACTIVE = sorted(each.id for each in LIBRARY.exercises.values() if not each.adjunct)


def item(exercise: str, key: str = "", gated: str = "", **dose: Any) -> Item:
    """One exercise at its own dose, with some of it changed."""
    record = LIBRARY.exercises[exercise]
    return Item(key or exercise, record, replace(own_dose(record), **dose), gated)


def block(number: int, first: int, last: int, *items: Item, **more: Any) -> Block:
    """A stage with one workout, three times a week where nothing else is said."""
    named = tuple(replace(each, key=f"{number}.{each.key}") for each in items)
    said: dict[str, Any] = {"sessions_per_week": 3, "workouts": (named,)} | more
    return Block(number, f"Stage {number}", first, last, **said)


def held(**course: Any) -> Held:
    return Held(Course(**course), usual_limits(LIBRARY), LIBRARY)


doses = st.builds(
    lambda sets, reps, hold, times: Dose(sets=sets, reps=reps, hold_seconds=hold, times_per_day=times),
    st.integers(1, 6),
    st.integers(2, 30),
    st.integers(0, 60),
    st.integers(1, 3),
)


@st.composite
def plans(draw: Any) -> Plan:
    """Two to four stages of some weeks, with one or two workouts of a few exercises each."""
    blocks, first, key = [], 1, 0
    for number in range(1, draw(st.integers(2, 4)) + 1):
        workouts = []
        for _ in range(draw(st.integers(1, 2))):
            ids = draw(st.lists(st.sampled_from(ACTIVE), min_size=1, max_size=5, unique=True))
            items = []
            for exercise in ids:
                key += 1
                dose: Dose = draw(doses)
                side = own_dose(LIBRARY.exercises[exercise]).side
                gated = draw(st.sampled_from(["", "impact_readiness passed with no symptom"]))
                items.append(Item(str(key), LIBRARY.exercises[exercise], replace(dose, side=side), gated))
            workouts.append(tuple(items))
        last = first + draw(st.integers(0, 3))
        blocks.append(
            Block(
                number,
                f"Stage {number}",
                first,
                last,
                draw(st.integers(1, 7)),
                tuple(workouts),
                earliest_week=draw(st.integers(1, 14)),
                impact_from=draw(st.integers(1, 14)),
            )
        )
        first = last + 1
    return tuple(blocks)


@st.composite
def courses(draw: Any) -> Course:
    """Before the first week, or in the middle with some of the weeks before it logged."""
    now = draw(st.integers(0, 6))
    past = [week for week in range(1, now) if draw(st.booleans())]
    amounts = st.floats(0, 5000, allow_nan=False)
    logged = {week: {tissue: draw(amounts) for tissue in LIBRARY.tissues} for week in past}
    return Course(now, logged, draw(st.integers(0, 8)))
