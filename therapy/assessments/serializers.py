from typing import Any

from rest_framework import serializers

from therapy.assessments.models import Assessment, BodyMapEntry, Choice, Decision, Finding, Measurement


class FindingShape(serializers.ModelSerializer[Finding]):
    class Meta:
        model = Finding
        fields = ["test", "observation", "side", "severity", "recorded_at"]
        read_only_fields = fields


class MeasurementShape(serializers.ModelSerializer[Measurement]):
    class Meta:
        model = Measurement
        fields = ["test", "key", "side", "site", "value", "recorded_at"]
        read_only_fields = fields


class BodyMapShape(serializers.ModelSerializer[BodyMapEntry]):
    class Meta:
        model = BodyMapEntry
        fields = ["region", "side", "pain", "tension", "recurrence", "onset", "history"]
        read_only_fields = fields


class AssessmentShape(serializers.ModelSerializer[Assessment]):
    class Meta:
        model = Assessment
        fields = [
            "id", "client", "therapist", "screen", "battery", "tests", "skipped", "version",
            "started_at", "finished_at", "knowledge_version",
        ]  # fmt: skip
        read_only_fields = fields


class WholeAssessmentShape(AssessmentShape):
    """An assessment with everything recorded in it. Severity 0 is looked for and not seen; no row is not tested."""

    findings = FindingShape(many=True, read_only=True)
    measurements = MeasurementShape(many=True, read_only=True)
    body_map = BodyMapShape(many=True, read_only=True)

    class Meta(AssessmentShape.Meta):
        fields = [*AssessmentShape.Meta.fields, "findings", "measurements", "body_map"]
        read_only_fields = fields


class NewAssessment(serializers.Serializer[Any]):
    """An assessment to begin after the safety screen. A question that was not asked is left out of `answers`."""

    battery = serializers.CharField(max_length=40)
    answers = serializers.DictField(child=serializers.BooleanField(), default=dict)
    regions = serializers.ListField(child=serializers.CharField(max_length=40), default=list)
    tags = serializers.ListField(child=serializers.CharField(max_length=60), default=None, allow_null=True)
    equipment = serializers.ListField(child=serializers.CharField(max_length=40), default=None, allow_null=True)
    submission = serializers.UUIDField(required=False)


class FindingIn(serializers.Serializer[Any]):
    observation = serializers.CharField(max_length=60)
    side = serializers.CharField(max_length=5, default="", allow_blank=True)
    severity = serializers.IntegerField(allow_null=True)


class FindingsIn(serializers.Serializer[Any]):
    """Findings to keep; `version` is the assessment's as it was read."""

    version = serializers.IntegerField(min_value=0)
    findings = FindingIn(many=True)


class MeasurementIn(serializers.Serializer[Any]):
    """A number of a test, or an entry of a book of the examination, whose value is an object.

    `test` is then the book: strength (key: muscle or movement; grade, value, unit, pain), range (movement; degrees,
    cm, usual, pain, end_feel), length (muscle; state, by), special (special test; result), symptoms (behaviour;
    provokes, eases, course, since, response_to_care, note), retest (observation, with the condition as site; change),
    quality (test; done), palpation (test or region; note), own (muscle; state over-working, under-working, tight or
    weak, and why), pain (test; pain 0 to 10), note (test; note, in lines).
    A value of null takes the measurement away.
    """

    test = serializers.CharField(max_length=60)
    key = serializers.CharField(max_length=60)
    side = serializers.CharField(max_length=5, default="", allow_blank=True)
    site = serializers.CharField(max_length=60, default="", allow_blank=True)
    value = serializers.JSONField(allow_null=True, help_text='Such as 6.5, or {"grade": 4, "pain": 2}.')


class MeasurementsIn(serializers.Serializer[Any]):
    """Measurements to keep; `version` is the assessment's as it was read."""

    version = serializers.IntegerField(min_value=0)
    measurements = MeasurementIn(many=True)


class DecisionShape(serializers.ModelSerializer[Decision]):
    class Meta:
        model = Decision
        fields = ["id", "hypothesis", "choice", "reason", "words", "decided_by", "decided_at"]
        read_only_fields = fields


class NewDecision(serializers.Serializer[Any]):
    hypothesis = serializers.CharField(max_length=200)
    choice = serializers.ChoiceField(choices=[each for each in Choice.choices if each[0] != Choice.ADD])
    reason = serializers.CharField(max_length=500, default="", allow_blank=True)
    words = serializers.CharField(max_length=500, default="", allow_blank=True)
