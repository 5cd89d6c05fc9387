"""A session as the client goes through it: one part per exercise, one slot per set and side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from clients.practices.ids import uuid7
from programmes.prescribing.models import Prescription
from programmes.training.doses import Task, sets_of
from programmes.training.measures import Measure
from programmes.training.models import Session, SetLog
from programmes.training.pain import zone_of
from programmes.training.standing import rows_of
from therapy.knowledge.records import PainZoneName

type Logs = Mapping[tuple[UUID, int, str], SetLog]


@dataclass(frozen=True, slots=True)
class Slot:
    """One set to do, and its log once it is done. `made_id` is offered anew each time it is shown."""

    number: int
    of: int
    side: str
    log: SetLog | None
    made_id: UUID
    measure: Measure

    @property
    def done(self) -> str:
        """What was done beside what was asked, once it is done."""
        return self.measure.words(self.log) if self.log else ""

    @property
    def words(self) -> str:
        return f"Set {self.number} of {self.of}" + (f", {self.side}" if self.side else "")


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise of the session; `number` counts from 1."""

    number: int
    task: Task
    slots: list[Slot]

    @property
    def current(self) -> Slot | None:
        """The first set not done yet; none where the exercise was stopped for pain."""
        return None if self.is_stopped else next((slot for slot in self.slots if slot.log is None), None)

    @property
    def last(self) -> SetLog | None:
        return next((slot.log for slot in reversed(self.slots) if slot.log), None)

    @property
    def done_before_pain(self) -> int:
        """What the pain page offers as done: none yet of the set at hand, or what was done in the last set."""
        return self.task.measure.of(self.last) if self.current is None and self.last else 0

    @property
    def is_stopped(self) -> bool:
        """Whether a set of it hurt so much that it is over for today."""
        return any(slot.log and zone_of(slot.log.pain) == PainZoneName.RED for slot in self.slots)

    @property
    def sets_done(self) -> int:
        return sum(slot.log is not None for slot in self.slots)

    @property
    def progress(self) -> str:
        """The class of its mark in the bar: "whole", "begun" or none."""
        if self.current is None:
            return "whole"
        return "begun" if self.sets_done else ""


def parts_of(session: Session) -> list[Part]:
    """The exercises of the session in order, with what is logged. Two queries."""
    kept = {
        (log.prescription_id, log.set_number, log.side): log
        for log in SetLog.objects.of(session.client).filter(session=session)
    }
    return parts_made_of(rows_of(session), kept)


def parts_made_of(prescriptions: Iterable[Prescription], kept: Logs) -> list[Part]:
    """One part for each prescription, with what is kept of its sets."""
    tasks = map(Task, prescriptions)
    return [Part(number, task, _slots(task, kept)) for number, task in enumerate(tasks, start=1)]


def _slots(task: Task, kept: Logs) -> list[Slot]:
    prescription = task.prescription
    return [
        Slot(number, prescription.sets, side, kept.get((prescription.pk, number, side)), uuid7(), task.measure)
        for number, side in sets_of(prescription)
    ]


def part_to_do(parts: list[Part], *, after: int = 0) -> Part | None:
    """The first part that still has a set to do, from the one after `after`, going round to the start."""
    round_ = parts[after:] + parts[:after]
    return next((part for part in round_ if part.current), None)
