from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.analysis import analysis_when_finished, decisions_of, has_suggestions, standing_screen
from therapy.assessments.models import OWN, Assessment, Choice, Decision
from therapy.assessments.signing.standing import insist_unsigned
from therapy.reasoning.analysis import Analysis


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
    is_own = hypothesis.startswith(OWN)
    analysis = _analysis_to_decide_on(assessment, by, is_own=is_own)
    last = decisions_of(assessment).get(hypothesis)
    if last is None if is_own else hypothesis not in analysis.keys:
        raise ValidationError({"hypothesis": "This assessment has no such hypothesis. Reload the page."})
    if last and (last.choice, last.reason, last.words) == (choice, reason, words):
        return last
    return _keep(Decision(hypothesis=hypothesis, choice=choice, reason=reason, words=words), assessment, by)


@transaction.atomic
def add_hypothesis(*, assessment: Assessment, words: str, reason: str, submission: UUID, by: Member) -> Decision:
    """Keep a hypothesis of the therapist's own, with what speaks for it. Nothing is reasoned from it.

    `submission` becomes its id, so a form sent twice adds one. Raises ValidationError without words or a reason,
    before the assessment is finished, and after a stop.
    """
    words, reason = " ".join(words.split()), " ".join(reason.split())
    if not words:
        raise ValidationError({"words": "Write the hypothesis as you would put it."})
    if not reason:
        raise ValidationError({"reason": "Say what speaks for it, so that a colleague can weigh it."})
    _analysis_to_decide_on(assessment, by, is_own=True)
    before: Decision | None = Decision.objects.visible_to(by).filter(assessment=assessment, pk=submission).first()
    if before:
        return before
    added = Decision(pk=submission, hypothesis=f"{OWN}{submission}", choice=Choice.ADD, reason=reason, words=words)
    added.validate_unique()
    return _keep(added, assessment, by)


def _keep(decision: Decision, assessment: Assessment, by: Member) -> Decision:
    decision.practice, decision.assessment, decision.decided_by = by.practice, assessment, by
    decision.clean_fields(exclude=["practice", "assessment", "decided_by"])
    decision.save(force_insert=True)
    event = "hypothesis.added" if decision.choice == Choice.ADD else "hypothesis.decided"
    audit.record(event, subject=decision, by=by, client=assessment.client, assessment=str(assessment.pk))
    return decision


def _insist_on_sense(choice: str, reason: str, words: str) -> None:
    if choice not in set(Choice) - {Choice.ADD}:
        raise ValidationError({"choice": "Accept, edit, reject or park the hypothesis."})
    if choice == Choice.REJECT and not reason:
        raise ValidationError({"reason": "Say in a few words why you reject it. The record keeps both."})
    if choice == Choice.EDIT and not words:
        raise ValidationError({"words": "Write the hypothesis as you would put it."})


def _analysis_to_decide_on(assessment: Assessment, by: Member, *, is_own: bool) -> Analysis:
    """What was concluded, the assessment locked. The therapist's own may be decided without suggestions too."""
    if not is_own and not has_suggestions(assessment):
        raise ValidationError("Suggestions are turned off in this practice, so there is nothing to decide on.")
    Assessment.objects.visible_to(by).select_for_update(no_key=True).get(pk=assessment.pk)
    if not assessment.is_finished:
        raise ValidationError("Finish the assessment first: while you are recording, hypotheses still change.")
    insist_unsigned(assessment, by=by)
    analysis = analysis_when_finished(assessment, screen=standing_screen(assessment))
    if is_own and analysis.safety.stop:
        raise ValidationError("What warns holds this client's training. Record the medical outcome first.")
    return analysis
