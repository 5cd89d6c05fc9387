"""A programme begins as a draft, and every later change begins as a new one."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client
from programmes.prescribing.contents import contents_of_draft, copied_contents
from programmes.prescribing.decisions import decided_on
from programmes.prescribing.hypotheses import short_names
from programmes.prescribing.limits import why_held
from programmes.prescribing.models import Programme, ProgrammeState, ProgrammeVersion
from therapy.assessments.analysis import analysis_of, facts_of
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library
from therapy.knowledge.records import Template
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.values import ClientFacts

ENDED = "This programme has ended. Draft a new one from an assessment."


@transaction.atomic
def draft_programme(*, assessment: Assessment, template: str, submission: UUID, now: datetime, by: Member) -> Programme:
    """Draft a programme from the accepted hypotheses and a template ("" takes the one that fits best).

    What was rejected drives no choice.
    `submission` becomes its key, so the same request sent twice makes one. Raises ValidationError while training is
    held, while the assessment is open, or where nothing is accepted and no template was chosen to start from.
    """
    client = Client.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=assessment.client_id)
    made: Programme | None = Programme.objects.of(client).filter(pk=submission).first()
    if made:
        return made
    assessment.client = client
    decided = decided_on(assessment)
    _insist_on_grounds(assessment, decided, template)
    today = local_today(client, now)
    analysis = analysis_of(assessment, today=today)
    draft = _proposed(analysis, facts_of(client, today=today), decided, template)
    programme = Programme(
        id=submission,
        practice_id=client.practice_id,
        client=client,
        assessment=assessment,
        name=load_library().templates[draft.template].name,
        template=draft.template,
        created_by=by,
        created_at=now,
    )
    programme.validate_unique()
    programme.save(force_insert=True)
    version = _version(programme, number=1, warnings=list(draft.warnings))
    contents_of_draft(draft, version, names=short_names(analysis)).save()
    audit.record("programme.drafted", subject=programme, by=by, client=client, template=draft.template)
    return programme


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
    version = _version(programme, number=published.number + 1, warnings=published.warnings)
    copied_contents(published, version).save()
    audit.record("programme.revised", subject=programme, by=by, client=programme.client, version=version.number)
    return version


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


def _proposed(analysis: Analysis, facts: ClientFacts, decided: Decided, template: str) -> ProgrammeDraft:
    draft = propose(analysis, load_library(), client=facts, decided=decided, template=_template(template))
    if draft is None:
        why = analysis.safety.refer.why if analysis.safety.refer else ""
        raise ValidationError(f"What warns in this assessment stops here, so nothing is prescribed from it: {why}")
    return draft


def _version(programme: Programme, *, number: int, warnings: list[str]) -> ProgrammeVersion:
    version: ProgrammeVersion = ProgrammeVersion.objects.create(
        practice_id=programme.practice_id, programme=programme, number=number, warnings=warnings
    )
    return version


def _template(template_id: str) -> Template | None:
    if not template_id:
        return None
    if found := load_library().templates.get(template_id):
        return found
    raise ValidationError({"template": "The library holds no such template. Choose one from the list."})
