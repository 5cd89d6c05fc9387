"""What the API reads and writes of a practice's own exercises."""

from typing import Any

from rest_framework import serializers

from programmes.library.models import FileKind, OwnExercise, OwnRevision, StoredFile
from programmes.library.own.actions import CONTENT

DEMANDS = list(OwnRevision._meta.get_field("stability_demand").choices or ())
"""Named here, since the bounds a number has by itself differ from database to database."""


class RevisionShape(serializers.ModelSerializer[OwnRevision]):
    """What an exercise says in one revision. `edits` is what a change or a review of a draft has to say it saw."""

    written_by = serializers.CharField(help_text="By name.")
    reviewed_by = serializers.CharField(allow_null=True, help_text="By name; null for a draft.")
    stability_demand = serializers.ChoiceField(choices=DEMANDS, read_only=True)

    class Meta:
        model = OwnRevision
        fields = ["number", "edits", *CONTENT, "written_by", "written_at", "reviewed_by", "reviewed_at"]
        read_only_fields = fields


class OwnExerciseShape(serializers.ModelSerializer[OwnExercise]):
    """An exercise of the practice's own with its revisions, the oldest first. Its id is what programmes name it by."""

    revisions = RevisionShape(many=True, read_only=True)

    class Meta:
        model = OwnExercise
        fields = ["id", "state", "proposed_at", "retired_at", "retired_because", "revisions"]
        read_only_fields = fields


class OwnSaid(serializers.ModelSerializer[OwnRevision]):
    """What is said of an own exercise. Muscles and cautions are ids of the knowledge; files were uploaded before."""

    picture = serializers.UUIDField(required=False, allow_null=True)
    video = serializers.UUIDField(required=False, allow_null=True)
    stability_demand = serializers.ChoiceField(choices=DEMANDS)
    is_another = serializers.BooleanField(default=False, help_text="Keep it beside one of nearly the same name.")

    class Meta:
        model = OwnRevision
        fields = [*CONTENT, "is_another"]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for kind in FileKind:
            if kept := attrs.get(kind.value):
                attrs[kind.value] = self._file(kind, kept)
        return attrs

    def _file(self, kind: FileKind, kept: Any) -> StoredFile:
        rows = StoredFile.objects.visible_to(self.context["member"])
        if found := rows.filter(kind=kind, pk=kept).first():
            file: StoredFile = found
            return file
        raise serializers.ValidationError({kind.value: "No such file was uploaded. Upload it first."})


class NewOwn(OwnSaid):
    submission = serializers.UUIDField(required=False, help_text="Made by the sender; lets it be sent twice.")

    class Meta(OwnSaid.Meta):
        fields = [*OwnSaid.Meta.fields, "submission"]


class ChangedOwn(OwnSaid):
    seen = serializers.IntegerField(min_value=0, help_text="The `edits` of the draft; 0 where there is none.")

    class Meta(OwnSaid.Meta):
        fields = [*OwnSaid.Meta.fields, "seen"]


class Seen(serializers.Serializer[Any]):
    seen = serializers.IntegerField(min_value=1, help_text="The `edits` of the draft that was read.")


class Because(serializers.Serializer[Any]):
    because = serializers.CharField(max_length=300, required=False, default="", allow_blank=True)


class FileShape(serializers.ModelSerializer[StoredFile]):
    """A file as it is kept: made anew from what was uploaded."""

    class Meta:
        model = StoredFile
        fields = ["id", "kind", "content_type", "size", "width", "height"]
        read_only_fields = fields


class NewFile(serializers.Serializer[Any]):
    """One of the two. A picture is JPEG, PNG or WebP; a video MP4 or WebM."""

    picture = serializers.FileField(required=False)
    video = serializers.FileField(required=False)
