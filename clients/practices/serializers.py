from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from clients.practices.models import ApiToken, Member, Practice


class PracticeShape(serializers.ModelSerializer[Practice]):
    class Meta:
        model = Practice
        fields = ["id", "name", "time_zone", "emergency_number", "suggestions"]
        read_only_fields = fields


class MemberShape(serializers.ModelSerializer[Member]):
    name = serializers.CharField(source="person.name")
    email = serializers.EmailField(source="person.email")

    class Meta:
        model = Member
        fields = ["id", "name", "email", "role", "title", "joined_at", "left_at"]
        read_only_fields = fields


class TokenShape(serializers.ModelSerializer[ApiToken]):
    class Meta:
        model = ApiToken
        fields = ["id", "name", "created_at", "last_used_on"]
        read_only_fields = fields


class MeShape(serializers.Serializer[Any]):
    """Who is asking: `role` is therapist, admin or client; `id` is the membership's or the client record's."""

    id = serializers.UUIDField(source="pk")
    name = serializers.SerializerMethodField()
    role = serializers.SerializerMethodField()
    practice = PracticeShape()

    @extend_schema_field(str)
    def get_name(self, who: Any) -> str:
        return str(who)

    @extend_schema_field(str)
    def get_role(self, who: Any) -> str:
        return str(getattr(who, "role", "client"))
