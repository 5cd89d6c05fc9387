from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.analysis import analysis_when_finished, decisions_of, has_suggestions, standing_screen
from therapy.assessments.models import Assessment, Choice, Decision


@transaction.atomic
def decide(
    *, assessment: Assessment, hypothesis: str, choice: str, reason: str = "", words: str = "", by: Member
) -> Decision:
    """Keep what the therapist decided about one hypothesis, as a new row: earlier decisions stay.

    The same again (the button was pressed twice) keeps the one row.

    Raises ValidationError before the assessment is finished, for a hypothesis it does not have (after a stop it
    has none), for a rejection without a reason, for an edit without words, and where suggestions are turned off.
    """
    reason, words = reason.strip(), words.strip() if choice == Choice.EDIT else ""
    _insist_on_sense(choice, reason, words)
    if not has_suggestions(assessment):
        raise ValidationError("Suggestions are turned off in this practice, so there is nothing to decide on.")
    Assessment.objects.visible_to(by).select_for_update(no_key=True).get(pk=assessment.pk)
    if not assessment.is_finished:
        raise ValidationError("Finish the assessment first: while you are recording, hypotheses still change.")
    if hypothesis not in analysis_when_finished(assessment, screen=standing_screen(assessment)).keys:
        raise ValidationError({"hypothesis": "This assessment has no such hypothesis. Reload the page."})
    last = decisions_of(assessment).get(hypothesis)
    if last and (last.choice, last.reason, last.words) == (choice, reason, words):
        return last
    decision = Decision(
        practice=by.practice,
        assessment=assessment,
        hypothesis=hypothesis,
        choice=choice,
        reason=reason,
        words=words,
        decided_by=by,
    )
    decision.clean_fields(exclude=["practice", "assessment", "decided_by"])
    decision.save(force_insert=True)
    audit.record("hypothesis.decided", subject=decision, by=by, client=assessment.client, assessment=str(assessment.pk))
    return decision


def _insist_on_sense(choice: str, reason: str, words: str) -> None:
    if choice not in Choice.values:
        raise ValidationError({"choice": "Accept, edit, reject or park the hypothesis."})
    if choice == Choice.REJECT and not reason:
        raise ValidationError({"reason": "Say in a few words why you reject it. The record keeps both."})
    if choice == Choice.EDIT and not words:
        raise ValidationError({"words": "Write the hypothesis as you would put it."})
