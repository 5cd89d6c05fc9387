"""All that the library of a practice holds for its staff: the knowledge's exercises and its own, in whatever state."""

from collections.abc import Mapping
from dataclasses import dataclass

from clients.practices.models import Member
from programmes.library.exercises import exercises_for
from programmes.library.facets import States
from programmes.library.models import OwnExercise
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise


@dataclass(frozen=True, slots=True)
class Shelved:
    """Exercises by id, and the states of those that are the practice's own."""

    exercises: Mapping[str, Exercise]
    states: States


def shelved(member: Member) -> Shelved:
    """One query, and one more where the practice has made exercises."""
    states = {str(key): state for key, state in OwnExercise.objects.visible_to(member).values_list("pk", "state")}
    return Shelved({**load_library().exercises, **exercises_for(member.practice_id, states)}, states)
