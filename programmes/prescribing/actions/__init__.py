"""What may happen to a programme: it is drafted, edited, published and revised."""

from programmes.prescribing.actions.changing import ChangedSince
from programmes.prescribing.actions.doses import change_dose, read_dose, type_dose
from programmes.prescribing.actions.drafting import assign_template, draft_programme, revise_programme
from programmes.prescribing.actions.exercises import change_exercise, use_newer_version
from programmes.prescribing.actions.mending import keep_remark, mend_remark
from programmes.prescribing.actions.placing import add_prescription, place_prescription, remove_prescription
from programmes.prescribing.actions.publishing import (
    publish_version,
)
from programmes.prescribing.actions.replacing import replace_exercise
from programmes.prescribing.actions.stages import (
    change_stage,
    copy_stage,
    copy_workout,
    remove_stage,
    remove_workout,
    split_stage,
)
from programmes.prescribing.actions.undoing import redo_change, undo_change

__all__ = [
    "ChangedSince",
    "add_prescription",
    "assign_template",
    "change_dose",
    "change_exercise",
    "change_stage",
    "copy_stage",
    "copy_workout",
    "draft_programme",
    "keep_remark",
    "mend_remark",
    "place_prescription",
    "publish_version",
    "read_dose",
    "redo_change",
    "remove_prescription",
    "remove_stage",
    "remove_workout",
    "replace_exercise",
    "revise_programme",
    "split_stage",
    "type_dose",
    "undo_change",
    "use_newer_version",
]
