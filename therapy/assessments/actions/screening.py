from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices.models import Member
from clients.records.actions.clients import change_client
from clients.records.actions.safety import lift_tag, record_screen, set_tag
from clients.records.equipment import EQUIPMENT
from clients.records.models import Client, SafetyScreen
from therapy.assessments.analysis import facts_of
from therapy.assessments.asking import equipment_words, safety_of_answers, tags_in_force
from therapy.knowledge import Library, load_library


@dataclass(frozen=True, slots=True)
class Screening:
    """What was asked before a sitting: answers by question, where it hurts, cautions, equipment at hand.

    `tags` and `equipment` are the whole lists; None leaves the record's own as they are. `follow_ups` are what the
    client said when asked further, by question.
    """

    answers: Mapping[str, bool] = field(default_factory=dict)
    regions: Collection[str] = ()
    tags: Collection[str] | None = None
    equipment: Collection[str] | None = None
    follow_ups: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def screen_client(*, client: Client, screening: Screening, now: datetime, by: Member) -> SafetyScreen:
    """Keep the answers with the urgency they ask for, and the cautions and equipment as they now stand.

    Raises ValidationError for a question, a caution or equipment that nobody knows, and if nothing was asked.
    """
    library = load_library()
    insist_on_known(client, screening, library)
    if not screening.answers:
        raise ValidationError("No question was answered yet. Ask at least one; not asked is not the same as no.")
    keep_circumstances(client, screening, now, by)
    facts = facts_of(client, today=timezone.localdate(now))
    refer = safety_of_answers(screening.answers, screening.regions, facts, library).refer
    urgency = str(refer.urgency) if refer else ""
    return record_screen(
        client=client, answers=screening.answers, urgency=urgency, follow_ups=screening.follow_ups, now=now, by=by
    )


def insist_on_known(client: Client, screening: Screening, library: Library) -> None:
    """Raise ValidationError for a question, a caution or equipment that nobody knows."""
    if not set(screening.answers) <= set(library.red_flags):
        raise ValidationError({"answers": "There is no such question. Reload the page and answer again."})
    if not set(screening.tags or ()) <= set(library.tags):
        raise ValidationError({"tags": "There is no such caution. Choose from the list."})
    if not set(screening.equipment or ()) <= {*EQUIPMENT, *equipment_words(library), *client.equipment}:
        raise ValidationError({"equipment": "There is no such equipment. Choose from the list."})


def keep_circumstances(client: Client, screening: Screening, now: datetime, by: Member) -> None:
    """Set and lift cautions, and note the equipment, as they were said; what was not asked stays."""
    if screening.tags is not None:
        _change_tags(client, set(screening.tags), now, by)
    if screening.equipment is not None and sorted(screening.equipment) != sorted(client.equipment):
        change_client(client=client, facts={"equipment": sorted(screening.equipment)}, by=by)


def _change_tags(client: Client, wanted: set[str], now: datetime, by: Member) -> None:
    in_force = {each.tag: each for each in tags_in_force(client)}
    for tag in sorted(wanted - set(in_force)):
        set_tag(client=client, tag=tag, now=now, by=by)
    for tag in sorted(set(in_force) - wanted):
        lift_tag(tag=in_force[tag], now=now, by=by)
