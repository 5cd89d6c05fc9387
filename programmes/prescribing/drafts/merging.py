"""Two builders at once: whether what one is about to change still is as they saw it. Pure."""

from typing import Any

from programmes.prescribing.drafts.contents import ROWS, Kept, rows_in

# Where a row stands, and what is under it, is not the row itself: others may come, go and move around it.
AROUND = frozenset({ROWS, "position", "number", "first_week", "last_week"})


def still_as_seen(then: Kept, now: Kept, key: str) -> bool:
    """Whether the row of this key reads now as it did then. One that has gone does not."""
    before, after = _row(then, key), _row(now, key)
    return after is not None and before is not None and _itself(before) == _itself(after)


def _row(contents: Kept, key: str) -> Kept | None:
    return next((row for row in rows_in(contents) if row["id"] == key), None)


def _itself(row: Kept) -> dict[str, Any]:
    lasts = row.get("last_week", 0) - row.get("first_week", 0)
    return {name: value for name, value in row.items() if name not in AROUND} | {"lasts": lasts}
