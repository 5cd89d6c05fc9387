"""An exercise of Alice's practice, proposed or reviewed, that many tests start from."""

from typing import Any

from clients.practices.ids import uuid7
from clients.practices.models import Member
from programmes.library.models import OwnExercise
from programmes.library.own import actions

SAID: dict[str, Any] = {
    "name": "Harbour reach",
    "plain_name": "Reach for the harbour wall",
    "category": "stability",
    "stage": 2,
    "position": "standing",
    "primary": ["gluteus_medius"],
    "secondary": ["lumbar_multifidus"],
    "equipment": ["mat"],
    "stability_demand": 3,
    "load_class": "low",
    "plane": "frontal",
    "unilateral": True,
    "sets": 3,
    "reps": 8,
    "hold_seconds": 0,
    "rest_seconds": 30,
    "sessions_per_week": 3,
    "times_per_day": 1,
    "effort": 4,
    "cues": ["Reach as far as you stay steady"],
    "common_faults": ["Hip drops"],
    "avoid": ["pregnancy_general"],
    "caution": [],
    "start": "Standing on one leg",
    "end": "Arm reached to the side",
}


def proposed(by: Member, **changes: Any) -> OwnExercise:
    return actions.propose_exercise(said=SAID | changes, submission=uuid7(), by=by)


def reviewed(by: Member, reviewer: Member, **changes: Any) -> OwnExercise:
    exercise = proposed(by, **changes)
    actions.review_exercise(exercise=exercise, seen=1, by=reviewer)
    exercise.refresh_from_db()
    return exercise
