"""A template becomes a client's programme: a snapshot, which no later version of the template changes by itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client
from programmes.library.templates.choosing import Choice, knowledge_for
from programmes.prescribing.contents import Known, contents_of_draft
from programmes.prescribing.hypotheses import short_names
from programmes.prescribing.models import Programme, ProgrammeVersion
from therapy.assessments.models import Assessment
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.values import ClientFacts


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a programme is drafted on: the client, what was found of them and decided, and where."""

    client: Client
    analysis: Analysis
    facts: ClientFacts
    decided: Decided
    assessment: Assessment | None = None


def drafted(grounds: Grounds, choice: Choice | None, *, submission: UUID, now: datetime, by: Member) -> Programme:
    """The programme with its first version, in the caller's transaction. Without a choice the best template is taken.

    Raises ValidationError where what warns in the assessment stops here.
    """
    library = knowledge_for(choice) if choice else load_library()
    draft = _proposed(grounds, choice, library)
    chosen = choice or Choice(load_library().templates[draft.template])
    programme = Programme(
        id=submission,
        practice_id=grounds.client.practice_id,
        client=grounds.client,
        assessment=grounds.assessment,
        name=chosen.template.name,
        template=draft.template,
        created_by=by,
        created_at=now,
    )
    programme.validate_unique()
    programme.save(force_insert=True)
    version = ProgrammeVersion.objects.create(
        practice_id=programme.practice_id,
        programme=programme,
        number=1,
        warnings=list(draft.warnings),
        template_version=chosen.version,
    )
    known = Known(short_names(grounds.analysis), library.exercises)
    contents_of_draft(draft, version, known=known).save()
    audit.record("programme.drafted", subject=programme, by=by, client=grounds.client, template=draft.template)
    return programme


def _proposed(grounds: Grounds, choice: Choice | None, library: Library) -> ProgrammeDraft:
    draft = propose(
        grounds.analysis,
        library,
        client=grounds.facts,
        decided=grounds.decided,
        template=choice.template if choice else None,
    )
    if draft is None:
        refer = grounds.analysis.safety.refer
        why = refer.why if refer else ""
        raise ValidationError(f"What warns in this assessment stops here, so nothing is prescribed from it: {why}")
    return draft
