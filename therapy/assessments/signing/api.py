from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from clients.practices import audit
from clients.practices.api_access import allows, member_of
from clients.practices.ids import uuid7
from therapy.assessments.models import Assessment
from therapy.assessments.signing import actions
from therapy.assessments.signing.serializers import AddendumShape, NewAddendum, SignatureShape, SignedShape
from therapy.assessments.signing.standing import is_as_signed, signed_record


class _OfAssessment(GenericAPIView[Assessment]):
    permission_classes = [allows("assessments.record")]
    queryset = Assessment.objects.none()
    lookup_url_kwarg = "assessment_id"

    def get_queryset(self) -> QuerySet[Assessment]:
        return Assessment.objects.visible_to(member_of(self.request)).with_client()


class Signing(_OfAssessment):
    serializer_class = SignedShape

    @extend_schema(summary="The signature of an assessment, and what was added since", responses=SignedShape)
    def get(self, request: Request, **kwargs: Any) -> Response:
        assessment = self.get_object()
        audit.record_read("assessment.viewed", subject=assessment, by=member_of(request), client=assessment.client)
        record = signed_record(assessment)
        is_whole = record.signature is None or is_as_signed(assessment, record.signature)
        said = {"signature": record.signature, "is_as_signed": is_whole, "addenda": record.addenda}
        return Response(SignedShape(said).data)

    @extend_schema(summary="Sign a finished assessment for good", request=None, responses={201: SignatureShape})
    def post(self, request: Request, **kwargs: Any) -> Response:
        signed = actions.sign_assessment(assessment=self.get_object(), now=timezone.now(), by=member_of(request))
        return Response(SignatureShape(signed).data, status=status.HTTP_201_CREATED)


class Addenda(_OfAssessment):
    serializer_class = NewAddendum

    @extend_schema(summary="Add to a signed assessment", request=NewAddendum, responses={201: AddendumShape})
    def post(self, request: Request, **kwargs: Any) -> Response:
        assessment, form = self.get_object(), self.get_serializer(data=request.data)
        form.is_valid(raise_exception=True)
        said = form.validated_data
        made = actions.add_addendum(
            assessment=assessment,
            text=said["text"],
            submission=said.get("id") or uuid7(),
            now=timezone.now(),
            by=member_of(request),
        )
        return Response(AddendumShape(made).data, status=status.HTTP_201_CREATED)
