"""What may happen to sessions: they are planned, started, logged, finished and stopped."""

from programmes.training.actions.doing import SetDone, correct_set, finish_session, log_set, start_session, undo_set
from programmes.training.actions.planning import materialise_sessions
from programmes.training.actions.publishing import publish_programme
from programmes.training.actions.stopping import report_stop

__all__ = [
    "SetDone",
    "correct_set",
    "finish_session",
    "log_set",
    "materialise_sessions",
    "publish_programme",
    "report_stop",
    "start_session",
    "undo_set",
]
