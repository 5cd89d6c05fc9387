"""The safety screen: which warning questions apply to whom, and what the answers ask for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from clients.records.models import Client, ClientTag, HistoryEvent, HistoryKind
from therapy.assessments.models import BodyMapEntry
from therapy.assessments.words import FLAG_GROUPS
from therapy.knowledge import Library
from therapy.knowledge.records import Population, RedFlag
from therapy.reasoning.safety.flags import ASKED_THE_OTHER_WAY, PRIVATE, STOPPING
from therapy.reasoning.safety.screening import Safety, read_safety
from therapy.reasoning.values import ClientFacts, Record

A_YEAR = timedelta(days=365)
PREGNANCY_TAGS = {"pregnancy_supine", "pregnancy_general"}
BIRTH_TAGS = {"postpartum_lt6wk", "postpartum_lt12wk", "caesarean_lt12wk"}
YES, NO = "yes", "no"
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Question:
    """One warning question as the page asks it. `answer` is "yes", "no" or "" for not asked.

    `follow_up` is what the client said when asked further.
    """

    flag: RedFlag
    applies: bool
    answer: str = ""
    follow_up: str = ""

    @property
    def name(self) -> str:
        return f"flag.{self.flag.id}"

    @property
    def follow_up_name(self) -> str:
        return f"follow.{self.flag.id}"

    @property
    def warning_answer(self) -> str:
        return NO if self.flag.id in ASKED_THE_OTHER_WAY else YES

    @property
    def warns(self) -> bool:
        return self.answer == self.warning_answer

    @property
    def calm_answer(self) -> str:
        return YES if self.warning_answer == NO else NO

    @property
    def stops(self) -> bool:
        return self.flag.urgency in STOPPING

    @property
    def is_private(self) -> bool:
        return self.flag.id in PRIVATE

    @property
    def regions(self) -> str:
        return " ".join(self.flag.asked_of.regions)

    @property
    def populations(self) -> str:
        return " ".join(self.flag.asked_of.populations)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is in front of us: where it hurts, and whether they are pregnant or have given birth within a year."""

    regions: frozenset[str] = frozenset()
    populations: frozenset[str] = frozenset()

    def applies(self, flag: RedFlag) -> bool:
        """Whether this question is asked of them: its population and its regions, where it names any, must fit."""
        audience = flag.asked_of
        if audience.always:
            return True
        of_these = not audience.populations or bool(self.populations & set(audience.populations))
        hurts_there = not audience.regions or bool(self.regions & set(audience.regions))
        return of_these and hurts_there


def asked_of(*, regions: Iterable[str], tags: Collection[str], history: Iterable[HistoryEvent], today: date) -> Asked:
    """Who is asked, from what the record says."""
    populations = set()
    if PREGNANCY_TAGS & set(tags):
        populations.add(Population.PREGNANT.value)
    gave_birth = any(each.kind == HistoryKind.BIRTH and each.happened_on >= today - A_YEAR for each in history)
    if gave_birth or BIRTH_TAGS & set(tags):
        populations.add(Population.POSTPARTUM_LT_1Y.value)
    return Asked(frozenset(regions), frozenset(populations))


def places_that_trouble(client: Client) -> list[str]:
    """Where it hurt or was tight on the newest body map: "knee.left". One query."""
    rows = BodyMapEntry.objects.of(client).order_by("-assessment__started_at")
    marked = list(rows.values_list("assessment_id", "region", "side", "pain", "tension")[:40])
    return [
        f"{region}.{side}"
        for sitting, region, side, pain, tension in marked
        if sitting == marked[0][0] and (pain or tension)
    ]


def tags_in_force(client: Client) -> list[ClientTag]:
    return list(ClientTag.objects.of(client).in_force())


def questions(
    asked: Asked, answers: Mapping[str, str], library: Library, follow_ups: Mapping[str, str] = NOTHING
) -> Iterator[tuple[str, list[Question]]]:
    """All questions by group, private ones last; those that do not apply are marked so."""
    groups: dict[str, list[Question]] = {}
    for flag in library.red_flags.values():
        question = Question(flag, asked.applies(flag), answers.get(flag.id, ""), follow_ups.get(flag.id, ""))
        heading = "Ask alone, in private" if question.is_private else FLAG_GROUPS[flag.group]
        groups.setdefault(heading, []).append(question)
    private = groups.pop("Ask alone, in private", [])
    yield from groups.items()
    if private:
        yield "Ask alone, in private", private


def safety_of_answers(
    answers: Mapping[str, bool], regions: Iterable[str], facts: ClientFacts, library: Library
) -> Safety:
    """What the answers ask for, taken together and with what is known of the client."""
    return read_safety(Record(red_flags=answers, client=facts), (), regions, library)


def equipment_words(library: Library) -> list[str]:
    """What exercises commonly ask for, in the words of the knowledge."""
    counts: dict[str, int] = {}
    for exercise in library.exercises.values():
        for thing in exercise.equipment:
            counts[thing] = counts.get(thing, 0) + 1
    return sorted(thing for thing, count in counts.items() if count > 1 and " or " not in thing)
