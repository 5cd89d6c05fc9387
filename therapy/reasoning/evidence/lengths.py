"""From muscle length to findings: short and long are two ends of one axis, and each speaks against the other."""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.reasoning.evidence.recorded import length_in_words
from therapy.reasoning.evidence.told import RecordedOnly, Told, measured, sides_meant
from therapy.reasoning.values import Length, LengthTested

CLEAR = 2


def read_lengths(tested: Iterable[LengthTested], library: Library) -> Iterator[Told]:
    """Short, long, or neither; a muscle whose length the knowledge cannot score is recorded only."""
    for each in tested:
        ends = {Length.SHORT: f"short:{each.muscle}", Length.LONG: f"long:{each.muscle}"}
        if ends[Length.SHORT] not in library.signs:
            yield RecordedOnly(length_in_words(each, library))
            continue
        for side in sides_meant(each.side, sided=library.muscles[each.muscle].sided):
            for end, sign in ends.items():
                yield measured(sign, side, CLEAR if each.state is end else 0, library)
