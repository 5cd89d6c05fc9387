"""What may happen to sessions (planned, started, logged, finished, stopped) and to the programme they belong to."""

from programmes.training.actions.doing import SetDone, correct_set, finish_session, log_set, start_session, undo_set
from programmes.training.actions.life import (
    end_programme,
    extend_programme,
    pause_programme,
    resume_programme,
    set_rhythm,
)
from programmes.training.actions.mornings import answer_morning
from programmes.training.actions.planning import let_sessions_wait, materialise_sessions
from programmes.training.actions.publishing import publish_programme, publish_with_reasons
from programmes.training.actions.stopping import report_stop

__all__ = [
    "SetDone",
    "answer_morning",
    "correct_set",
    "end_programme",
    "extend_programme",
    "finish_session",
    "let_sessions_wait",
    "log_set",
    "materialise_sessions",
    "pause_programme",
    "publish_programme",
    "publish_with_reasons",
    "report_stop",
    "resume_programme",
    "set_rhythm",
    "start_session",
    "undo_set",
]
