"""What may happen to sessions: planned, started, logged, finished, stopped, and asked about next morning."""

from programmes.training.actions.doing import SetDone, correct_set, finish_session, log_set, start_session, undo_set
from programmes.training.actions.mornings import answer_morning
from programmes.training.actions.planning import materialise_sessions
from programmes.training.actions.publishing import publish_programme
from programmes.training.actions.stopping import report_stop

__all__ = [
    "SetDone",
    "answer_morning",
    "correct_set",
    "finish_session",
    "log_set",
    "materialise_sessions",
    "publish_programme",
    "report_stop",
    "start_session",
    "undo_set",
]
