"""The six templates of the knowledge, taken into a practice as files, published, and assigned to a client.

The numbers were counted by hand from the templates as they are printed in the manual, before this test was written:
so many weeks of so many sessions each.
"""

from collections import Counter
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from clients.records.models import SafetyScreen
from programmes.library.templates import actions as templates
from programmes.prescribing.actions import assign_template
from programmes.prescribing.models import ProgrammeVersion, Workout
from programmes.training.actions.publishing import publish_programme
from programmes.training.models import Session
from tests.programmes.library.templates.conftest import publish
from tests.programmes.library.templates.making import file_of

MONDAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
# Sessions in week 1, 2, 3 …, and their sum.
BY_HAND = {
    "foundation_inner_unit_4w": ([6, 6, 5, 5], 22),
    "chronic_low_back_12w": ([6, 6, 6, 4, 4, 4, 3, 3, 3, 3, 3, 3], 48),
    "postpartum_core_pelvic_floor_12w": ([7, 7, 7, 5, 5, 5, 4, 4, 4, 3, 3, 3], 57),
    "knee_valgus_hip_stability_8w": ([5, 5, 4, 4, 3, 3, 3, 3], 30),
    "neck_shoulder_upper_quarter_8w": ([6, 6, 4, 4, 3, 3, 3, 3], 32),
    "ankle_sprain_stability_6w": ([6, 6, 4, 4, 3, 3], 26),
}
# The first template, all of it: in stage 1 everything is due in each of the six sessions, so there is one workout.
# In stage 2 five are due in each of the five sessions; the march, the clam and the sit-to-stand, due four times,
# take turns. So A holds 7 and B 6, and of five sessions a week three are A and two are B.
FOUNDATION = {
    1: {"A": {"breath_supine", "connection_breath", "tra_supine", "mf_prone", "glute_set", "pelvic_tilt", "walking"}},
    2: {
        "A": {
            "connection_seated", "heel_slide", "bird_dog_slide", "bridge_double", "stance_supported", "supine_march",
            "sit_to_stand",
        },
        "B": {"connection_seated", "heel_slide", "bird_dog_slide", "bridge_double", "stance_supported", "clam"},
    },
}  # fmt: skip
SETS_OF_FOUNDATION = {"breath_supine": 2, "connection_breath": 2, "tra_supine": 2, "mf_prone": 2, "glute_set": 3,
                      "pelvic_tilt": 1, "walking": 1}  # fmt: skip


@pytest.fixture
def assigned(ada, alice, dana):
    """One of the six: its file imported, read by Alice, published by Ada, assigned to Dana and published to her."""
    SafetyScreen.objects.create(practice=alice.practice, client=dana, answers={}, answered_at=NOW, asked_by=alice)

    def programme_from(key: str) -> ProgrammeVersion:
        template = templates.take_file(text=file_of(key), submission=uuid4(), by=ada)
        publish(template, ada, alice)
        programme = assign_template(client=dana, template=str(template.pk), submission=uuid4(), now=NOW, by=alice)
        return publish_programme(programme=programme, starts_on=MONDAY, message="", now=NOW, by=alice)

    return programme_from


def sessions_of(version):
    return list(Session.objects.of(version.programme.client).filter(version=version).select_related("workout__stage"))


@pytest.mark.parametrize("key", BY_HAND)
def test_each_gives_the_sessions_that_a_person_counted(assigned, key):
    weeks = Counter((each.scheduled_on - MONDAY).days // 7 + 1 for each in sessions_of(assigned(key)))
    by_week, in_all = BY_HAND[key]

    assert [weeks[week] for week in range(1, len(by_week) + 1)] == by_week
    assert sum(weeks.values()) == in_all == sum(by_week)


def test_the_first_one_gives_the_workouts_and_sets_that_a_person_wrote_down(assigned, dana):
    version = assigned("foundation_inner_unit_4w")
    workouts = Workout.objects.of(dana).filter(stage__version=version).prefetch_related("prescriptions")
    held = {1: {}, 2: {}}
    for workout in workouts.select_related("stage"):
        held[workout.stage.number][workout.letter] = {row.exercise for row in workout.prescriptions.all()}
    first = workouts.get(stage__number=1).prescriptions.all()

    assert held == FOUNDATION
    assert {row.exercise: row.sets for row in first} == SETS_OF_FOUNDATION
    in_week_3 = [each.workout.letter for each in sessions_of(version) if (each.scheduled_on - MONDAY).days // 7 == 2]
    assert Counter(in_week_3) == {"A": 3, "B": 2}


def test_the_programme_keeps_what_it_was_given_when_the_template_moves_on(assigned, ada, alice):
    version = assigned("ankle_sprain_stability_6w")
    template = version.template_version.template
    before = [str(each.pk) for each in sessions_of(version)]

    templates.next_draft(template=template, by=ada)
    publish(template, ada, alice)

    version.refresh_from_db()
    assert version.template_version.number == 1
    assert [str(each.pk) for each in sessions_of(version)] == before
