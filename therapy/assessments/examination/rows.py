"""The rows of the examination page: each thing that can be examined, how, and what it may speak for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from therapy.assessments.analysis import facts_at_hand, record_from
from therapy.assessments.books import BOOKS, Subject
from therapy.assessments.examination.made_of_it import Told, made_of
from therapy.assessments.examination.sayings import of_range, of_special, of_test, usual_force, usual_range
from therapy.assessments.examination.slots import Entries, Slot
from therapy.assessments.examination.symptoms import Picks
from therapy.assessments.models import Assessment
from therapy.assessments.progress import Recorded
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Movement, Muscle, StrengthTest
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.values import ClientFacts, FindingMade


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to examine.

    `says` are sentences for those who look closer, `names` all it can be found by, `regions` where it belongs, and
    `told` what follows from what is recorded.
    """

    subject: Subject
    slots: tuple[Slot, ...]
    title: str
    how: str
    hint: str = ""
    says: tuple[str, ...] = ()
    names: str = ""
    regions: tuple[str, ...] = ()
    quality: Slot | None = None
    told: tuple[str, ...] = ()
    picks: tuple[Picks, ...] = ()
    is_proposed: bool = False

    @property
    def id(self) -> str:
        return "-".join(filter(None, (self.subject.book, self.subject.key, self.subject.site)))

    @property
    def is_recorded(self) -> bool:
        return any(slot.recorded for slot in self.slots)

    @property
    def is_open(self) -> bool:
        """Whether something is wrong that may stand where the row is closed."""
        return any(slot.error for slot in self.all_slots)

    @property
    def closer(self) -> tuple[str, ...]:
        """What is recorded beside what a closed row shows: "Left: pain 2, end feel capsular"."""
        return tuple(slot.closer for slot in self.all_slots if slot.closer)

    @property
    def is_unfinished(self) -> bool:
        return any(slot.is_unfinished for slot in self.slots)

    @property
    def all_slots(self) -> tuple[Slot, ...]:
        return (*self.slots, *([self.quality] if self.quality else []))


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the rows of each kind for a client, by the records of the knowledge.

    `findings` are all there are in the sitting: seen by the therapist, or following from what was measured.
    """

    library: Library
    entries: Entries
    facts: ClientFacts
    told: Told
    findings: tuple[FindingMade, ...]

    def ranges(self) -> Iterator[Row]:
        """Every direction of every joint."""
        for each in self.library.movements.values():
            if each.range:
                yield self._row(
                    "range", each.id, title=each.name, how=each.range.how, hint=usual_range(each.range, self.facts),
                    says=tuple(of_range(each.range)), names=f"{each.name} {each.plain}", regions=(each.region,),
                )  # fmt: skip

    def strengths(self) -> Iterator[Row]:
        """Every movement, then every muscle."""
        for each in self.library.movements.values():
            if each.strength:
                yield self._strength(each, each.strength, (each.region,))
        for exam in self.library.muscle_exams.values():
            if exam.strength:
                muscle = self.library.muscles[exam.muscle]
                yield self._strength(muscle, exam.strength, muscle.regions)

    def lengths(self) -> Iterator[Row]:
        """Every muscle whose length can be tested."""
        for exam in self.library.muscle_exams.values():
            if exam.length:
                muscle = self.library.muscles[exam.muscle]
                yield self._row(
                    "length", muscle.id, title=muscle.name, how=exam.length.how, hint=muscle.plain,
                    says=tuple(of_test(exam.length)), names=f"{muscle.name} {muscle.plain}", regions=muscle.regions,
                )  # fmt: skip

    def specials(self) -> Iterator[Row]:
        """Every special and provocation test, by all the names it goes by."""
        for each in self.library.special_tests.values():
            aliases = " ".join(alias.replace("_", " ") for alias in each.aliases)
            yield self._row(
                "special", each.id, title=each.name, how=each.how, hint=each.plain, says=tuple(of_special(each)),
                names=f"{each.name} {each.plain} {aliases}", regions=(each.region,),
                quality=self.slot("quality", each.id),
            )  # fmt: skip

    def bare(self, book: str, key: str, site: str) -> Row:
        """One row with its entries and what follows from them, without the words about it."""
        subject = BOOKS[book](self.library, key, site)
        told = self.told.get((book, key), ())
        return Row(subject, self.entries.slots(subject), subject.name, "", told=told)

    def slot(self, book: str, key: str) -> Slot:
        """The one entry of something that has no sides."""
        return self.entries.slots(BOOKS[book](self.library, key, ""))[0]

    def _strength(self, of: Movement | Muscle, test: StrengthTest, regions: tuple[str, ...]) -> Row:
        return self._row(
            "strength", of.id, title=of.name, how=test.how, hint=usual_force(test, self.facts),
            says=tuple(of_test(test, test.weak)), names=f"{of.name} {of.plain}", regions=regions,
        )  # fmt: skip

    def _row(self, book: str, key: str, **about: Any) -> Row:
        subject = BOOKS[book](self.library, key, "")
        return Row(subject, self.entries.slots(subject), told=self.told.get((book, key), ()), **about)


def rows_of(assessment: Assessment, recorded: Recorded, *, today: date, **typed: Any) -> Rows:
    """The rows of one sitting by what is recorded in it. No query."""
    library, facts = load_library(), facts_at_hand(assessment.client, today=today)
    record = record_from(
        findings=recorded.findings,
        measurements=recorded.measurements,
        body_map=recorded.body_map,
        screen=None,
        client=facts,
    )
    collected = all_findings(record, library)
    entries = Entries.of(recorded.measurements, **typed)
    return Rows(library, entries, facts, made_of(record, collected, library), collected.findings)
