from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from clients.practices import audit
from clients.practices.api_access import allows, member_of
from clients.practices.ids import uuid7
from clients.records.models import Client
from therapy.assessments import actions
from therapy.assessments.analysis import analysis_of, has_suggestions
from therapy.assessments.changing import ChangedSince
from therapy.assessments.models import Assessment, Decision
from therapy.assessments.serializers import (
    AssessmentShape,
    DecisionShape,
    FindingsIn,
    MeasurementsIn,
    NewAssessment,
    NewDecision,
    WholeAssessmentShape,
)
from therapy.knowledge import load_library
from therapy.reasoning.telling.export import exported

OF_A_CASE = ("case", "programme")


class ClientAssessments(ListAPIView[Assessment]):
    """One client's assessments. Beginning one is for those who may record, who are those who see them."""

    permission_classes = [allows("assessments.record")]
    serializer_class = AssessmentShape
    queryset = Assessment.objects.none()

    @cached_property
    def client(self) -> Client:
        visible = Client.objects.visible_to(member_of(self.request)).select_related("practice")
        return get_object_or_404(visible, pk=self.kwargs["client_id"])

    def get_queryset(self) -> QuerySet[Assessment]:
        return Assessment.objects.of(self.client).newest_first()

    @extend_schema(summary="A client's assessments, newest first")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        audit.record_read("client.viewed", subject=self.client, by=member_of(request), client=self.client)
        return super().get(request, *args, **kwargs)

    @extend_schema(
        summary="Answer the safety screen and begin an assessment",
        request=NewAssessment,
        responses={201: WholeAssessmentShape},
    )
    def post(self, request: Request, **kwargs: Any) -> Response:
        client = self.client
        said = _said(NewAssessment, request)
        assessment = actions.screen_and_start(
            client=client,
            battery=said.pop("battery"),
            submission=said.pop("submission", None) or uuid7(),
            before=actions.Before(screening=actions.Screening(**said)),
            now=timezone.now(),
            by=member_of(request),
        )
        return Response(WholeAssessmentShape(assessment).data, status=status.HTTP_201_CREATED)


class _OfAssessment(GenericAPIView[Assessment]):
    queryset = Assessment.objects.none()
    serializer_class = WholeAssessmentShape
    lookup_url_kwarg = "assessment_id"

    def get_queryset(self) -> QuerySet[Assessment]:
        return Assessment.objects.visible_to(member_of(self.request)).with_client()

    def read(self) -> Assessment:
        """The assessment, with a line in the trail that it was read."""
        assessment = self.get_object()
        audit.record_read("assessment.viewed", subject=assessment, by=member_of(self.request), client=assessment.client)
        return assessment

    def whole(self, assessment: Assessment) -> Response:
        return Response(WholeAssessmentShape(assessment).data)

    def keep(self, record: Callable[..., Assessment], shape: type[Serializer[Any]]) -> Response:
        """The assessment with what was said recorded, or both versions where somebody else came in between."""
        assessment, said = self.get_object(), _said(shape, self.request)
        try:
            return self.whole(record(assessment=assessment, by=member_of(self.request), **said))
        except ChangedSince as since:
            both = {"detail": str(since), "theirs": since.theirs, "yours": since.yours}
            return Response(both, status=status.HTTP_409_CONFLICT)


class OneAssessment(_OfAssessment):
    permission_classes = [allows("assessments.see")]

    @extend_schema(summary="One assessment with everything recorded in it")
    def get(self, request: Request, **kwargs: Any) -> Response:
        return self.whole(self.read())


class Findings(_OfAssessment):
    permission_classes = [allows("assessments.record")]

    @extend_schema(
        summary="Keep findings, all or none; 409 if the assessment was changed since it was read",
        request=FindingsIn,
        responses={200: WholeAssessmentShape, 409: OpenApiTypes.OBJECT},
    )
    def put(self, request: Request, **kwargs: Any) -> Response:
        return self.keep(actions.record_findings, FindingsIn)


class Measurements(_OfAssessment):
    permission_classes = [allows("assessments.record")]

    @extend_schema(
        summary="Keep measurements and what was examined, all or none; 409 if the assessment was changed since",
        request=MeasurementsIn,
        responses={200: WholeAssessmentShape, 409: OpenApiTypes.OBJECT},
    )
    def put(self, request: Request, **kwargs: Any) -> Response:
        return self.keep(actions.record_measurements, MeasurementsIn)


class Finish(_OfAssessment):
    permission_classes = [allows("assessments.record")]

    @extend_schema(summary="Finish an assessment: from now on it is reasoned over and never changed", request=None)
    def post(self, request: Request, **kwargs: Any) -> Response:
        return self.whole(actions.finish_assessment(assessment=self.get_object(), by=member_of(request)))


class Hypotheses(_OfAssessment):
    permission_classes = [allows("assessments.see")]

    @extend_schema(
        summary="What follows from an assessment: safety first, then hypotheses with their reasons",
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, **kwargs: Any) -> Response:
        assessment = self.read()
        analysis = analysis_of(assessment, today=timezone.localdate())
        whole = exported("", analysis, None, load_library())
        shown = {key: value for key, value in whole.items() if key not in OF_A_CASE}
        return Response({"suggestions": has_suggestions(assessment), **shown})


class Decisions(ListAPIView[Decision]):
    """What was decided, newest first: the last one of a hypothesis counts."""

    permission_classes = [allows("hypotheses.decide")]
    queryset = Decision.objects.none()
    serializer_class = DecisionShape

    @cached_property
    def assessment(self) -> Assessment:
        found = Assessment.objects.visible_to(member_of(self.request)).with_client()
        return get_object_or_404(found, pk=self.kwargs["assessment_id"])

    def get_queryset(self) -> QuerySet[Decision]:
        visible = Decision.objects.visible_to(member_of(self.request))
        return visible.filter(assessment=self.assessment).latest_first()

    @extend_schema(summary="The decisions about an assessment's hypotheses", responses=DecisionShape(many=True))
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        assessment = self.assessment
        audit.record_read("assessment.viewed", subject=assessment, by=member_of(request), client=assessment.client)
        return super().get(request, *args, **kwargs)

    @extend_schema(
        summary="Accept, edit, reject, park or reopen a hypothesis",
        request=NewDecision,
        responses={201: DecisionShape},
    )
    def post(self, request: Request, **kwargs: Any) -> Response:
        assessment = self.assessment
        decision = actions.decide(assessment=assessment, by=member_of(request), **_said(NewDecision, request))
        return Response(DecisionShape(decision).data, status=status.HTTP_201_CREATED)


def _said(shape: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    """What the request's body says, checked for its shape."""
    form = shape(data=request.data)
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)
