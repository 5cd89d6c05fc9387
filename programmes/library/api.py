from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from clients.practices.api_access import allows, member_of
from programmes.library.catalogue import exercises_like
from programmes.library.exercises import exercise_for
from programmes.library.facets import FACETS
from programmes.library.forms import wanted_in
from programmes.library.serializers import ExerciseShape, TemplateShape
from programmes.library.shelving import shelved
from therapy.knowledge import load_library

FILTERS = [
    OpenApiParameter("words", description="Only those that all of these words fit: name, muscle, region, position …"),
    *(
        OpenApiParameter(facet.name, many=True, description=f"Only those of one of these: {facet.label.lower()}.")
        for facet in FACETS
    ),
]


class _Records(GenericAPIView[Any]):
    """Records of the knowledge, and a practice's own in the same shape: no rows, so no queryset."""

    permission_classes = [allows("library.see")]

    def listed(self, records: list[Any]) -> Response:
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(records), many=True).data)


class Exercises(_Records):
    serializer_class = ExerciseShape

    @extend_schema(summary="Exercises of the library", parameters=FILTERS, responses=ExerciseShape(many=True))
    def get(self, request: Request) -> Response:
        every = shelved(member_of(request))
        return self.listed(exercises_like(wanted_in(request.query_params), every.exercises.values(), every.states))


class OneExercise(_Records):
    serializer_class = ExerciseShape

    @extend_schema(summary="One exercise")
    def get(self, request: Request, exercise_id: str) -> Response:
        if found := exercise_for(member_of(request).practice_id, exercise_id):
            return Response(ExerciseShape(found).data)
        raise Http404


class Templates(_Records):
    serializer_class = TemplateShape

    @extend_schema(summary="Programme templates", responses=TemplateShape(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(list(load_library().templates.values()))


class OneTemplate(_Records):
    serializer_class = TemplateShape

    @extend_schema(summary="One programme template")
    def get(self, request: Request, template_id: str) -> Response:
        if found := load_library().templates.get(template_id):
            return Response(TemplateShape(found).data)
        raise Http404
