"""What a client may be given, week by week: cautions in force, regions that wait, things at hand."""

from dataclasses import dataclass
from datetime import date

from clients.records.care import why_not_in_care
from clients.records.models import Client, SafetyScreen
from programmes.prescribing.models import Programme
from therapy.assessments.analysis import facts_of, safety_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting.allowance import Allowance, allowance
from therapy.reasoning.safety.cautions import Basis, Caution, cautions, counted_tags
from therapy.reasoning.values import ClientFacts

HELD = (
    "What {name} said, or what was found, is for a doctor first, so training is held until the outcome is on record. "
    "Record it on the client's page first."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one client on one day; those counted from a birth are counted on for later weeks."""

    facts: ClientFacts
    cautions: tuple[Caution, ...]
    locked_regions: tuple[str, ...] = ()

    def in_week(self, week: int) -> Allowance:
        """The limits in a week of a programme, the first being 1."""
        lasting = {each.tag for each in self.cautions if each.basis is not Basis.COUNTED}
        tags = lasting | counted_tags(self.facts.births, weeks_later=week - 1)
        return allowance(frozenset(tags), self.locked_regions, self.facts, load_library())


def limits_of(programme: Programme, *, today: date) -> Limits:
    """What limits this programme today: what its assessment found, and what is known of the client."""
    facts = facts_of(programme.client, today=today)
    if programme.assessment is None:
        return Limits(facts, cautions(facts, (), (), load_library()))
    safety = safety_of(programme.assessment, today=today)
    return Limits(facts, safety.cautions, safety.locked_regions)


def why_ruled_out(exercise: Exercise, allowed: Allowance) -> str:
    """What rules an exercise out for this client, in words; "" where nothing does."""
    tags = [load_library().tags[tag].name for tag in allowed.forbids(exercise)]
    if allowed.locks(exercise):
        tags.append("a region that waits for a medical answer")
    return ", ".join(tags)


def why_held(client: Client) -> str:
    """Why nothing may be prescribed to this client now, in a sentence; "" where nothing holds."""
    if said := why_not_in_care(client):
        return said
    held = SafetyScreen.objects.of(client).holding().exists()
    return HELD.format(name=client.first_name) if held else ""
