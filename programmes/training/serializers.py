"""What the API reads and writes of sessions."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from clients.records.models import Side
from programmes.training.doses import Task
from programmes.training.models import Session, SetLog
from programmes.training.standing import rows_of


class PrescriptionInSession(serializers.Serializer[Any]):
    """One exercise of a session with its dose."""

    id = serializers.UUIDField()
    exercise = serializers.CharField(help_text="The id of the exercise, the knowledge's or the practice's own.")
    name = serializers.SerializerMethodField()
    dose = serializers.SerializerMethodField(help_text="The dose in words.")
    sets = serializers.IntegerField()
    reps = serializers.IntegerField(help_text="Repetitions or breaths, per side where the side says each.")
    reps_most = serializers.IntegerField(help_text="The upper end of a range; 0 is none.")
    counted_in = serializers.CharField(help_text="reps or breaths.")
    duration_seconds = serializers.IntegerField(help_text="How long a set lasts; 0 where it is counted.")
    duration_most = serializers.IntegerField()
    distance_metres = serializers.IntegerField()
    hold_seconds = serializers.IntegerField()
    rest_seconds = serializers.IntegerField()
    load_kg = serializers.DecimalField(max_digits=5, decimal_places=2)
    band = serializers.CharField()
    bodyweight_percent = serializers.IntegerField()
    times_per_day = serializers.IntegerField()
    side = serializers.CharField()
    cue = serializers.SerializerMethodField(help_text="One image to hold in mind.")
    note = serializers.CharField()

    def get_name(self, prescription: Any) -> str:
        return Task(prescription).name

    def get_cue(self, prescription: Any) -> str:
        return Task(prescription).cue

    def get_dose(self, prescription: Any) -> str:
        return Task(prescription).dose


class SessionRead(serializers.ModelSerializer[Session]):
    workout = serializers.CharField(source="workout.letter")
    stage = serializers.CharField(source="workout.stage.name")

    class Meta:
        model = Session
        fields = [
            "id", "client", "programme", "stage", "workout", "scheduled_on", "scheduled_time", "time_zone", "state",
            "started_at", "finished_at", "pain_before", "pain_after", "effort", "words",
        ]  # fmt: skip


class SetRead(serializers.ModelSerializer[SetLog]):
    class Meta:
        model = SetLog
        fields = [
            "id", "prescription", "set_number", "side", "reps", "hold_seconds", "seconds", "metres", "load_kg", "pain",
            "done_at", "made_id",
        ]  # fmt: skip


class SessionContents(SessionRead):
    """A session with its exercises and the sets logged so far."""

    exercises = serializers.SerializerMethodField()
    sets = SetRead(source="set_logs", many=True)

    class Meta(SessionRead.Meta):
        fields = [*SessionRead.Meta.fields, "exercises", "sets"]

    @extend_schema_field(PrescriptionInSession(many=True))
    def get_exercises(self, session: Session) -> Any:
        return PrescriptionInSession(rows_of(session), many=True).data


class DayRead(serializers.Serializer[Any]):
    """A client's today. `kind` is held, nothing, paused, ended, ahead, due, part_done, done or rest."""

    kind = serializers.CharField()
    today = serializers.DateField()
    action_text = serializers.CharField(help_text="What to do now, while training is on hold.")
    session = SessionRead(allow_null=True)
    next_session = SessionRead(allow_null=True)


class SetWrite(serializers.Serializer[Any]):
    """One set as it was done. Send it again with the same `made_id` as often as needed: it is kept once."""

    prescription = serializers.UUIDField(source="prescription_id")
    set_number = serializers.IntegerField(min_value=1, max_value=11)
    side = serializers.ChoiceField(choices=Side.choices, default="", allow_blank=True)
    reps = serializers.IntegerField(min_value=0, max_value=100)
    hold_seconds = serializers.IntegerField(min_value=0, max_value=600, default=0)
    seconds = serializers.IntegerField(min_value=0, max_value=14400, default=0, help_text="Of a set that lasts.")
    metres = serializers.IntegerField(min_value=0, max_value=40000, default=0, help_text="Of a set that goes so far.")
    load_kg = serializers.DecimalField(5, 2, min_value=0, allow_null=True, default=None)
    pain = serializers.IntegerField(min_value=0, max_value=10, allow_null=True, default=None)
    done_at = serializers.DateTimeField(
        help_text="With its offset from UTC. In the future it counts as now, before the session as its beginning."
    )
    made_id = serializers.UUIDField(help_text="Made where the set was written down.")


class StartWrite(serializers.Serializer[Any]):
    """The answers to the warning questions by id, and the pain now."""

    answers = serializers.DictField(child=serializers.BooleanField(allow_null=True))
    pain_before = serializers.IntegerField(min_value=0, max_value=10, allow_null=True, default=None)


class FinishWrite(serializers.Serializer[Any]):
    pain_after = serializers.IntegerField(
        min_value=0,
        max_value=10,
        error_messages={"required": "Choose a number from 0 to 10 for your pain."},
    )
    effort = serializers.IntegerField(min_value=0, max_value=10, allow_null=True, default=None)
    words = serializers.CharField(max_length=500, allow_blank=True, default="")


class PublishWrite(serializers.Serializer[Any]):
    seen = serializers.CharField(
        max_length=20, help_text="The draft that was read: its `number`, a point, its `edits`."
    )
    starts_on = serializers.DateField()
    message = serializers.CharField(max_length=300, allow_blank=True, default="")


class PublishRead(serializers.Serializer[Any]):
    """The version in force after publishing."""

    programme = serializers.UUIDField(source="programme_id")
    version = serializers.IntegerField(source="number")
    published_at = serializers.DateTimeField()
    message = serializers.CharField()
