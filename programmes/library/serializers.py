from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from programmes.library.words import in_words
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, Phase, Template, TemplateItem
from therapy.reasoning.drafting.dosage import own_dose, template_dose

Words = serializers.ListField(child=serializers.CharField())


class ExerciseShape(serializers.Serializer[Exercise]):
    """An exercise as read. One of the practice's own has a UUID for its id, and no sources of the knowledge."""

    id = serializers.CharField()
    name = serializers.CharField()
    plain_name = serializers.CharField()
    category = serializers.CharField()
    stage = serializers.IntegerField()
    position = serializers.CharField()
    position_words = serializers.SerializerMethodField()
    equipment = serializers.ListField(child=serializers.CharField())
    primary = serializers.ListField(child=serializers.CharField(), help_text="Muscles that work mainly.")
    secondary = serializers.ListField(child=serializers.CharField(), help_text="Muscles that help.")
    unilateral = serializers.BooleanField()
    dose = serializers.SerializerMethodField(help_text="The usual dose, in words.")
    cues = serializers.ListField(child=serializers.CharField())
    common_faults = serializers.ListField(child=serializers.CharField())
    easier = serializers.ListField(child=serializers.CharField(), source="regressions")
    harder = serializers.ListField(child=serializers.CharField(), source="progressions")
    avoid = serializers.ListField(child=serializers.CharField(), help_text="Cautions that rule it out.")
    caution = serializers.ListField(child=serializers.CharField(), help_text="Cautions that ask for care.")
    sources = serializers.ListField(child=serializers.CharField())

    def get_position_words(self, exercise: Exercise) -> str:
        return in_words(exercise.position)

    def get_dose(self, exercise: Exercise) -> str:
        return str(own_dose(exercise))


class TemplateItemShape(serializers.Serializer[TemplateItem]):
    exercise = serializers.CharField()
    dose = serializers.SerializerMethodField()
    requires = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()

    def get_dose(self, item: TemplateItem) -> str:
        return str(template_dose(item, load_library().exercises[item.exercise]))


class PhaseShape(serializers.Serializer[Phase]):
    number = serializers.IntegerField()
    name = serializers.CharField()
    first_week = serializers.SerializerMethodField()
    last_week = serializers.SerializerMethodField()
    sessions_per_week = serializers.IntegerField()
    goals = serializers.ListField(child=serializers.CharField())
    exercises = TemplateItemShape(many=True)
    adjuncts = serializers.ListField(child=serializers.CharField())
    gates = serializers.SerializerMethodField(help_text="What must hold before the next stage opens, in words.")

    def get_first_week(self, phase: Phase) -> int:
        return phase.weeks[0]

    def get_last_week(self, phase: Phase) -> int:
        return phase.weeks[1]

    @extend_schema_field(Words)
    def get_gates(self, phase: Phase) -> list[str]:
        return [load_library().criteria[key].says for key in phase.progression_criteria]


class TemplateShape(serializers.Serializer[Template]):
    """A programme template as read."""

    id = serializers.CharField()
    name = serializers.CharField()
    audience = serializers.CharField()
    duration_weeks = serializers.IntegerField()
    phases = PhaseShape(many=True)
    sources = serializers.ListField(child=serializers.CharField())
