"""What SQLite knows of its rows, so that it looks them up by the index that leaves the fewest."""

from django.db import connection

LOOK_AT_ALL = 0x10002  # analyse what was never analysed or has changed much, each with a limit


def take_statistics() -> None:
    """Look again at how rows are spread over the indexes. PostgreSQL does this by itself; SQLite must be asked.

    Without, it takes every index for equally good: that of the practice leaves all the rows of a practice.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA optimize={LOOK_AT_ALL}")
