"""What may happen to a template: it is begun, changed, reviewed, published, retired and brought back."""

from programmes.library.templates.actions.beginning import begin_template, discard_draft, fork_template, next_draft
from programmes.library.templates.actions.changing import LATE, change_template, give_reasons
from programmes.library.templates.actions.deciding import (
    bring_back_template,
    publish_template,
    retire_template,
    review_template,
)
from programmes.library.templates.actions.taking import take_file

__all__ = [
    "LATE",
    "begin_template",
    "bring_back_template",
    "change_template",
    "discard_draft",
    "fork_template",
    "give_reasons",
    "next_draft",
    "publish_template",
    "retire_template",
    "review_template",
    "take_file",
]
