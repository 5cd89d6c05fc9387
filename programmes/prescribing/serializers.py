from typing import Any, ClassVar

from rest_framework import serializers

from programmes.prescribing.dose import DOSE_FIELDS, WORDS_BESIDE, dose_of
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from therapy.reasoning.dosage import BOUNDS, LONGEST_TEXT


class PrescriptionShape(serializers.ModelSerializer[Prescription]):
    """One exercise with its dose, as fields and in words, and why it is there."""

    dose = serializers.SerializerMethodField(help_text="The whole dose in one line, by the grammar that reads it back.")

    class Meta:
        model = Prescription
        fields = [
            "id", "position", "exercise", "dose", *DOSE_FIELDS, *WORDS_BESIDE, "because", "cautions", "requires",
            "override_reason",
        ]  # fmt: skip
        read_only_fields = fields

    def get_dose(self, row: Prescription) -> str:
        return str(dose_of(row))


class WorkoutShape(serializers.ModelSerializer[Workout]):
    prescriptions = PrescriptionShape(many=True)

    class Meta:
        model = Workout
        fields = ["id", "letter", "prescriptions"]
        read_only_fields = fields


class StageShape(serializers.ModelSerializer[Stage]):
    workouts = WorkoutShape(many=True)

    class Meta:
        model = Stage
        fields = [
            "id", "number", "name", "first_week", "last_week", "sessions_per_week", "goals", "gates", "workouts",
        ]  # fmt: skip
        read_only_fields = fields


class VersionShape(serializers.ModelSerializer[ProgrammeVersion]):
    """One version. `edits` is what a change of a draft has to say it saw."""

    class Meta:
        model = ProgrammeVersion
        fields = ["id", "number", "edits", "warnings", "published_at", "message"]
        read_only_fields = fields


class ContentsShape(VersionShape):
    """One version with everything in it."""

    stages = StageShape(many=True)

    class Meta(VersionShape.Meta):
        fields = [*VersionShape.Meta.fields, "stages"]
        read_only_fields = fields


class ProgrammeShape(serializers.ModelSerializer[Programme]):
    class Meta:
        model = Programme
        fields = ["id", "client", "assessment", "name", "template", "state", "starts_on", "created_at"]
        read_only_fields = fields


class WholeProgrammeShape(ProgrammeShape):
    """A programme with its versions, and the contents of one of them: the draft, else the one in force."""

    versions = VersionShape(many=True)
    contents = ContentsShape()

    class Meta(ProgrammeShape.Meta):
        fields = [*ProgrammeShape.Meta.fields, "versions", "contents"]
        read_only_fields = fields


class NewDraft(serializers.Serializer[Any]):
    """From which template to draft; `submission`, made by the sender, lets the same request be sent twice."""

    template = serializers.CharField(required=False, default="", allow_blank=True)
    submission = serializers.UUIDField(required=False)


UNBOUND: dict[str, Any] = {"min_value": None, "max_value": None}


class DoseSaid(serializers.ModelSerializer[Prescription]):
    """A dose as a line, or some of its fields, and the `edits` of the draft they were read from.

    The line is read first: fields beside it are said on top of it.
    """

    edits = serializers.IntegerField()
    dose = serializers.CharField(
        required=False, max_length=LONGEST_TEXT, help_text="As a therapist types it: 3x10 hold 5 each side MWF."
    )

    class Meta:
        model = Prescription
        fields = ["edits", "dose", *DOSE_FIELDS, *WORDS_BESIDE]
        # The dose itself says what is out of bounds, in its own sentences; the database's bounds are none of a dose.
        extra_kwargs: ClassVar = {
            name: {"required": False, "validators": [], **(UNBOUND if name in BOUNDS else {})} for name in DOSE_FIELDS
        }
