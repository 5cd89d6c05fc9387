"""Saving a form as a whole: every change that can be kept is, the others come back with a sentence."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from clients.practices.http import CHANGED, UNPROCESSABLE
from clients.practices.models import Member
from therapy.assessments.both_sides import both_sides
from therapy.assessments.changes import Said, apply_change
from therapy.assessments.changing import ChangedSince
from therapy.assessments.forms import sentence
from therapy.assessments.models import Assessment


def keep_changes(
    assessment: Assessment, changes: Iterable[tuple[str, Said]], *, by: Member
) -> tuple[dict[str, str], int]:
    """What is wrong, by the name of its field, and the status the page is to come back with."""
    errors, status = {}, UNPROCESSABLE
    for name, said in changes:
        try:
            apply_change(assessment=assessment, said=said, today=timezone.localdate(), by=by)
        except ChangedSince as since:
            errors[name], status = _both(assessment, said, since, by), CHANGED
        except ValidationError as error:
            errors[name] = sentence(error)
    return errors, status


def _both(assessment: Assessment, said: Said, since: ChangedSince, by: Member) -> str:
    sentence = both_sides(assessment, said, since, by=by)["sentence"]
    return f"{sentence} What you chose stands here: save again to keep it, or choose the other first."
