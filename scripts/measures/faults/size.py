from enum import StrEnum


class Size(StrEnum):
    """How long a run may take: a test of the suite, a look, or the numbers of the target list."""

    TINY = "tiny"
    SHORT = "short"
    FULL = "full"

    def of[N](self, tiny: N, short: N, full: N) -> N:
        return {Size.TINY: tiny, Size.SHORT: short, Size.FULL: full}[self]
