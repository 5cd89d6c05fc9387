from typing import Any

from rest_framework import serializers

from clients.practices.models import Member
from clients.records.forms import DATE_INVALID, EMAIL_INVALID, TIME_INVALID
from clients.records.languages import Language
from clients.records.models import PARTS, Client, Consent, ConsentKind, HistoryEvent, Note, SafetyScreen, Sex


class ClientShape(serializers.ModelSerializer[Client]):
    can_sign_in = serializers.SerializerMethodField()

    class Meta:
        model = Client
        fields = [
            "id", "name", "email", "phone", "date_of_birth", "sex", "time_zone", "language", "equipment",
            "pronouns", "complaint", "goal", "training_time", "therapist", "registered_at", "discharged_at",
            "can_sign_in",
        ]  # fmt: skip
        read_only_fields = fields

    def get_can_sign_in(self, client: Client) -> bool:
        return client.person_id is not None and client.discharged_at is None


class ClientFacts(serializers.Serializer[Any]):
    """What may be said about a client; what is left out stays as it is, or gets the practice's usual value."""

    name = serializers.CharField(max_length=120)
    date_of_birth = serializers.DateField(error_messages={"invalid": DATE_INVALID})
    sex = serializers.ChoiceField(choices=Sex.choices, required=False)
    email = serializers.EmailField(required=False, allow_blank=True, error_messages={"invalid": EMAIL_INVALID})
    phone = serializers.CharField(max_length=30, required=False, allow_blank=True)
    therapist = serializers.PrimaryKeyRelatedField(queryset=Member.objects.none(), required=False)
    pronouns = serializers.CharField(max_length=30, required=False, allow_blank=True)
    complaint = serializers.CharField(max_length=200, required=False, allow_blank=True)
    goal = serializers.CharField(max_length=300, required=False, allow_blank=True)
    training_time = serializers.TimeField(required=False, error_messages={"invalid": TIME_INVALID})
    time_zone = serializers.CharField(max_length=60, required=False)
    language = serializers.ChoiceField(choices=Language.choices, required=False)
    equipment = serializers.ListField(child=serializers.CharField(max_length=40), required=False)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        if "member" in self.context:
            fields["therapist"].queryset = Member.objects.visible_to(self.context["member"]).working()  # type: ignore[attr-defined]
        return fields


class NewClient(ClientFacts):
    """A client to register. The same `submission` again answers with the client it made."""

    consents = serializers.ListField(child=serializers.ChoiceField(choices=ConsentKind.choices), default=list)
    submission = serializers.UUIDField(required=False)


class HistoryShape(serializers.ModelSerializer[HistoryEvent]):
    class Meta:
        model = HistoryEvent
        fields = ["id", "kind", "region", "side", "happened_on", "is_documented", "words"]
        read_only_fields = fields


class NewHistory(serializers.ModelSerializer[HistoryEvent]):
    happened_on = serializers.DateField(error_messages={"invalid": DATE_INVALID})
    submission = serializers.UUIDField(required=False, write_only=True)

    class Meta:
        model = HistoryEvent
        fields = ["kind", "region", "side", "happened_on", "is_documented", "words", "submission"]


class NoteShape(serializers.ModelSerializer[Note]):
    written_by = serializers.StringRelatedField[Member]()

    class Meta:
        model = Note
        fields = ["id", *PARTS, "written_by", "written_at", "signed_at", "addendum_to"]
        read_only_fields = fields


class NewNote(serializers.Serializer[Any]):
    """A note in parts or in one piece, at least one of them."""

    subjective = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    objective = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    appraisal = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    plan = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    text = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    submission = serializers.UUIDField(required=False)


class ConsentShape(serializers.ModelSerializer[Consent]):
    class Meta:
        model = Consent
        fields = ["id", "kind", "words", "heard_by", "given_at", "withdrawn_at", "withdrawn_because"]
        read_only_fields = fields


class ConsentSaid(serializers.Serializer[Any]):
    """A consent to record as given, or with `withdraw` as taken back."""

    kind = serializers.ChoiceField(choices=ConsentKind.choices)
    withdraw = serializers.BooleanField(default=False)


class ScreenShape(serializers.ModelSerializer[SafetyScreen]):
    class Meta:
        model = SafetyScreen
        fields = ["id", "answers", "urgency", "answered_at", "holds", "lifted_at", "medical_outcome"]
        read_only_fields = fields
