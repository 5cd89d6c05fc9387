"""The days of a week as they are kept: numbers, Monday is 0."""

WEEK = (0, 1, 2, 3, 4, 5, 6)


def every_day() -> list[int]:
    return list(WEEK)
