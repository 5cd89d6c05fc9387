"""A programme begins as a draft, and every later change begins as a new one."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client, SafetyScreen
from programmes.library.templates.choosing import Choice, choice_for
from programmes.prescribing.contents import copied_contents
from programmes.prescribing.decisions import decided_on
from programmes.prescribing.limits import why_held
from programmes.prescribing.models import Programme, ProgrammeState, ProgrammeVersion
from programmes.prescribing.templates.snapshot import Grounds, drafted
from therapy.assessments.analysis import analysis_of, answers_of, facts_of
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.values import Record

ENDED = "This programme has ended. Draft a new one from an assessment."
NO_TEMPLATE = "The library holds no such template. Choose one from the list."
NOT_ASKED = "{name} has not been asked the warning questions yet. Ask them on the client's page first."


@transaction.atomic
def draft_programme(*, assessment: Assessment, template: str, submission: UUID, now: datetime, by: Member) -> Programme:
    """Draft a programme from the accepted hypotheses and a template ("" takes the one that fits best).

    What was rejected drives no choice. `template` is a key: an id of the knowledge, or of the practice's own.
    `submission` becomes the programme's key, so the same request sent twice makes one. Raises ValidationError while
    training is held, while the assessment is open, or where nothing is accepted and no template was chosen.
    """
    client = _locked(assessment.client_id, by)
    if made := _made(client, submission):
        return made
    assessment.client = client
    decided = decided_on(assessment)
    _insist_on_grounds(assessment, decided, template)
    today = local_today(client, now)
    analysis = analysis_of(assessment, today=today)
    grounds = Grounds(client, analysis, facts_of(client, today=today), decided, assessment)
    return drafted(grounds, _choice(template, by), submission=submission, now=now, by=by)


@transaction.atomic
def assign_template(*, client: Client, template: str, submission: UUID, now: datetime, by: Member) -> Programme:
    """Draft a programme from a template as it stands, without an assessment: nothing is then claimed of the client.

    What is known of the client still rules out, adapts and shortens. Raises ValidationError while training is held,
    for somebody who was never asked the warning questions, and for a template that cannot be drafted from.
    """
    client = _locked(client.pk, by)
    if made := _made(client, submission):
        return made
    screen = SafetyScreen.objects.of(client).order_by("-answered_at").first()
    if held := why_held(client):
        raise ValidationError(held)
    if screen is None:
        raise ValidationError(NOT_ASKED.format(name=client.first_name))
    facts = facts_of(client, today=local_today(client, now))
    analysis = assess(Record(client=facts, red_flags=answers_of(screen)), load_library(), suggestions=False)
    grounds = Grounds(client, analysis, facts, Decided(frozenset()))
    return drafted(grounds, _choice(template, by), submission=submission, now=now, by=by)


@transaction.atomic
def revise_programme(*, programme: Programme, by: Member) -> ProgrammeVersion:
    """The draft of the next version: a copy of the one in force, or the draft that is there already."""
    programme = Programme.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    versions = ProgrammeVersion.objects.visible_to(by).filter(programme=programme)
    draft: ProgrammeVersion | None = versions.drafts().first()
    if draft:
        return draft
    if programme.state == ProgrammeState.ENDED:
        raise ValidationError(ENDED)
    published = versions.published().with_contents().latest("number")
    version: ProgrammeVersion = ProgrammeVersion.objects.create(
        practice_id=programme.practice_id,
        programme=programme,
        number=published.number + 1,
        warnings=published.warnings,
        template_version=published.template_version,
    )
    copied_contents(published, version).save()
    audit.record("programme.revised", subject=programme, by=by, client=programme.client, version=version.number)
    return version


def _locked(client_id: UUID, by: Member) -> Client:
    found: Client = Client.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=client_id)
    return found


def _made(client: Client, submission: UUID) -> Programme | None:
    made: Programme | None = Programme.objects.of(client).filter(pk=submission).first()
    return made


def local_today(client: Client, now: datetime) -> date:
    """The date it is where the client lives."""
    return now.astimezone(ZoneInfo(client.time_zone)).date()


def _insist_on_grounds(assessment: Assessment, decided: Decided, template: str) -> None:
    if held := why_held(assessment.client):
        raise ValidationError(held)
    if not assessment.is_finished:
        raise ValidationError("This assessment is not finished. Finish it, then decide on its hypotheses.")
    if not decided.accepted and not template:
        raise ValidationError(
            {
                "template": "Nothing has been accepted yet, so nothing speaks for a template. Accept a hypothesis, "
                "or choose a template yourself to start from it as it stands."
            }
        )


def _choice(template: str, by: Member) -> Choice | None:
    if not template:
        return None
    if found := choice_for(by, template):
        return found
    raise ValidationError({"template": NO_TEMPLATE})
