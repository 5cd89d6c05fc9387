import logging
import traceback
from types import TracebackType


class Line(logging.Formatter):
    """A line for each event; of an error its kind and where it happened, never its words.

    A database's words for a refused row repeat the row, and that may be what a client said.
    """

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, _, at = ei
        return "".join(traceback.format_tb(at)) + (kind.__name__ if kind else "")
