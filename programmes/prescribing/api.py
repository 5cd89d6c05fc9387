from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from clients.practices import audit
from clients.practices.api_access import allows, member_of
from clients.practices.ids import uuid7
from programmes.prescribing import actions
from programmes.prescribing.dose import as_fields
from programmes.prescribing.models import Prescription, Programme, ProgrammeState
from programmes.prescribing.serializers import (
    ContentsShape,
    DoseSaid,
    NewDraft,
    PrescriptionShape,
    ProgrammeShape,
    VersionShape,
    WholeProgrammeShape,
)
from programmes.prescribing.views.finding import prescription_for, programme_for, version_for, versions_of
from therapy.assessments.models import Assessment


class Programmes(ListAPIView[Programme]):
    permission_classes = [allows("programmes.see")]
    serializer_class = ProgrammeShape
    queryset = Programme.objects.none()

    def get_queryset(self) -> QuerySet[Programme]:
        rows = Programme.objects.visible_to(member_of(self.request)).newest_first()
        wanted = {name: self.request.query_params.get(name) for name in ("client", "state")}
        if wanted["state"] not in (None, "", *ProgrammeState.values):
            raise ValidationError({"state": f"Choose one of: {', '.join(ProgrammeState.values)}."})
        return rows.filter(**{name: value for name, value in wanted.items() if value})

    @extend_schema(
        summary="Programmes of the practice, newest first",
        parameters=[
            OpenApiParameter("client", OpenApiTypes.UUID, description="Only those of this client."),
            OpenApiParameter("state", description="Only those in this state.", enum=ProgrammeState.values),
        ],
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class OneProgramme(GenericAPIView[Programme]):
    permission_classes = [allows("programmes.see")]
    serializer_class = WholeProgrammeShape

    @extend_schema(
        summary="One programme with its contents; the trail keeps that it was read",
        parameters=[OpenApiParameter("version", int, description="The contents of this version.")],
    )
    def get(self, request: Request, programme_id: UUID) -> Response:
        programme = programme_for(member_of(request), programme_id)
        whole = _whole(programme, request.query_params.get("version"))
        audit.record_read("programme.viewed", subject=programme, by=member_of(request), client=programme.client)
        return Response(whole)


class Drafts(GenericAPIView[Programme]):
    permission_classes = [allows("programmes.change")]
    serializer_class = WholeProgrammeShape

    @extend_schema(
        summary="Draft a programme from an assessment", request=NewDraft, responses={201: WholeProgrammeShape}
    )
    def post(self, request: Request, assessment_id: UUID) -> Response:
        form = NewDraft(data=request.data)
        form.is_valid(raise_exception=True)
        rows = Assessment.objects.visible_to(member_of(request)).select_related("screen")
        programme = actions.draft_programme(
            assessment=get_object_or_404(rows, pk=assessment_id),
            template=form.validated_data["template"],
            submission=form.validated_data.get("submission") or uuid7(),
            now=timezone.now(),
            by=member_of(request),
        )
        return Response(_whole(programme), status=status.HTTP_201_CREATED)


class OneDose(GenericAPIView[Prescription]):
    permission_classes = [allows("programmes.change")]
    serializer_class = PrescriptionShape

    @extend_schema(
        summary="Change the dose of one exercise in a draft; 409 if the draft changed since it was read",
        request=DoseSaid,
        responses={200: PrescriptionShape, 409: OpenApiTypes.OBJECT},
    )
    def patch(self, request: Request, prescription_id: UUID) -> Response:
        row = prescription_for(member_of(request), prescription_id)
        form = DoseSaid(data=request.data)
        form.is_valid(raise_exception=True)
        said = dict(form.validated_data)
        seen, line = said.pop("edits"), said.pop("dose", None)
        typed = as_fields(actions.read_dose(row, line)) if line is not None else {}
        try:
            actions.change_dose(prescription=row, seen=seen, dose=typed | said, by=member_of(request))
        except actions.ChangedSince as late:
            return Response({"detail": late.message}, status=status.HTTP_409_CONFLICT)
        return Response(PrescriptionShape(row).data)


def _whole(programme: Programme, number: str | None = None) -> dict[str, Any]:
    versions = versions_of(programme)
    contents = ContentsShape(version_for(versions, number)).data
    return {
        **ProgrammeShape(programme).data,
        "versions": VersionShape(versions, many=True).data,
        "contents": contents,
    }
