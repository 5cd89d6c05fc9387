from typing import Any

from rest_framework import serializers

from therapy.assessments.models import Addendum, Signature


class SignatureShape(serializers.ModelSerializer[Signature]):
    class Meta:
        model = Signature
        fields = ["signed_by", "signed_at", "digest"]
        read_only_fields = fields


class AddendumShape(serializers.ModelSerializer[Addendum]):
    class Meta:
        model = Addendum
        fields = ["id", "text", "written_by", "written_at"]
        read_only_fields = fields


class NewAddendum(serializers.Serializer[Any]):
    """`id` is made by whoever writes, so that the same one sent twice is written once."""

    id = serializers.UUIDField(required=False)
    text = serializers.CharField(max_length=10_000)


class SignedShape(serializers.Serializer[Any]):
    """How an assessment stands. `is_as_signed` is false where what is stored is not what was signed."""

    signature = SignatureShape(allow_null=True)
    is_as_signed = serializers.BooleanField()
    addenda = AddendumShape(many=True)
