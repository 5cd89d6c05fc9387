"""What the API reads of a practice's own templates."""

from typing import Any

from rest_framework import serializers

from programmes.library.models import ProgrammeTemplate, TemplateState, TemplateVersion


class TemplateVersionShape(serializers.ModelSerializer[TemplateVersion]):
    """One version. `original` is the built-in template it was taken from, `parent` the version, if any."""

    state = serializers.ChoiceField(choices=TemplateState.choices, read_only=True)
    changed_by = serializers.CharField(help_text="By name.")
    reviewed_by = serializers.CharField(allow_null=True, help_text="By name; null where nobody else had read it.")
    published_by = serializers.CharField(allow_null=True, help_text="By name; null for a draft.")

    class Meta:
        model = TemplateVersion
        fields = [
            "id", "number", "state", "message", "original", "parent", "changed_by", "changed_at", "reviewed_by",
            "reviewed_at", "published_by", "published_at", "unreviewed_because",
        ]  # fmt: skip
        read_only_fields = fields


class PracticeTemplateShape(serializers.ModelSerializer[ProgrammeTemplate]):
    """A template of the practice's own with its versions, the oldest first. Its id is what programmes name it by."""

    name = serializers.SerializerMethodField(help_text="As its newest version says.")
    versions = TemplateVersionShape(many=True, read_only=True)

    class Meta:
        model = ProgrammeTemplate
        fields = ["id", "name", "made_at", "retired_at", "retired_because", "versions"]
        read_only_fields = fields

    def get_name(self, template: ProgrammeTemplate) -> str:
        newest = max(template.versions.all(), key=lambda version: version.number)
        return str(newest.contents["name"])


class TemplateFile(serializers.Serializer[Any]):
    """A template as a file, in the shape that its JSON Schema says: /templates/schema.json."""

    format = serializers.CharField()
    name = serializers.CharField()
    audience = serializers.CharField()
    stages = serializers.ListField(child=serializers.DictField())
