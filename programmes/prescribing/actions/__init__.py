"""What may happen to a programme: it is drafted, edited, published and revised."""

from programmes.prescribing.actions.changing import ChangedSince
from programmes.prescribing.actions.doses import change_dose, change_stage
from programmes.prescribing.actions.drafting import draft_programme, revise_programme
from programmes.prescribing.actions.exercises import (
    add_prescription,
    change_exercise,
    move_prescription,
    remove_prescription,
    restore_prescription,
    use_newer_version,
)
from programmes.prescribing.actions.publishing import publish_version

__all__ = [
    "ChangedSince",
    "add_prescription",
    "change_dose",
    "change_exercise",
    "change_stage",
    "draft_programme",
    "move_prescription",
    "publish_version",
    "remove_prescription",
    "restore_prescription",
    "revise_programme",
    "use_newer_version",
]
