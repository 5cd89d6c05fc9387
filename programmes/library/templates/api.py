from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from clients.practices.api_access import allows, member_of
from programmes.library.models import ProgrammeTemplate
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import record_in
from programmes.library.templates.serializers import PracticeTemplateShape, TemplateFile
from programmes.library.templates.shown import Shown
from programmes.library.templates.views.reading import template_for, version_for
from therapy.knowledge import load_library


class PracticeTemplates(ListAPIView[ProgrammeTemplate]):
    permission_classes = [allows("library.see")]
    serializer_class = PracticeTemplateShape
    queryset = ProgrammeTemplate.objects.none()

    def get_queryset(self) -> QuerySet[ProgrammeTemplate]:
        rows: QuerySet[ProgrammeTemplate] = ProgrammeTemplate.objects.visible_to(member_of(self.request))
        return rows.with_versions().order_by("pk")  # type: ignore[attr-defined,no-any-return]

    @extend_schema(summary="Programme templates of the practice's own, with their versions")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class OnePracticeTemplate(GenericAPIView[ProgrammeTemplate]):
    permission_classes = [allows("library.see")]
    serializer_class = PracticeTemplateShape

    @extend_schema(summary="One template of the practice's own")
    def get(self, request: Request, kept_id: UUID) -> Response:
        return Response(PracticeTemplateShape(template_for(member_of(request), kept_id)).data)


class VersionFile(GenericAPIView[ProgrammeTemplate]):
    permission_classes = [allows("library.see")]
    serializer_class = TemplateFile

    @extend_schema(summary="One version as a file, which another practice can take in")
    def get(self, request: Request, kept_id: UUID, number: int) -> Response:
        shown = Shown.of(template_for(member_of(request), kept_id))
        return Response(version_for(shown, number).contents)


class OriginalFile(GenericAPIView[Any]):
    permission_classes = [allows("library.see")]
    serializer_class = TemplateFile

    @extend_schema(summary="A built-in template as a file")
    def get(self, request: Request, template_id: str) -> Response:
        if found := load_library().templates.get(template_id):
            return Response(record_in(contents_of(found)))
        raise Http404
