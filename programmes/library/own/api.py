"""The practice's own exercises over the API: the same actions as on the pages."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from clients.practices.api_access import allows, member_of
from clients.practices.ids import uuid7
from clients.practices.uploads.receiving import too_large_in
from programmes.library.media.storing import store_file
from programmes.library.models import FileKind, OwnExercise, OwnState, StoredFile
from programmes.library.own import actions
from programmes.library.own.serializers import (
    Because,
    ChangedOwn,
    FileShape,
    NewFile,
    NewOwn,
    OwnExerciseShape,
    Seen,
)
from programmes.library.own.views import own_for


class OwnExercises(ListAPIView[OwnExercise]):
    permission_classes = [allows("own_exercises.propose")]
    serializer_class = OwnExerciseShape
    queryset = OwnExercise.objects.none()

    def get_queryset(self) -> QuerySet[OwnExercise]:
        rows: QuerySet[OwnExercise] = OwnExercise.objects.visible_to(member_of(self.request)).with_revisions()
        state = self.request.query_params.get("state", "")
        if state not in ("", *OwnState.values):
            raise ValidationError({"state": f"Choose one of: {', '.join(OwnState.values)}."})
        return rows.filter(state=state).order_by("pk") if state else rows.order_by("pk")

    @extend_schema(
        summary="The practice's own exercises",
        parameters=[OpenApiParameter("state", description="Only those in this state.", enum=OwnState.values)],
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(summary="Propose an exercise; it is a draft", request=NewOwn, responses={201: OwnExerciseShape})
    def post(self, request: Request) -> Response:
        form = NewOwn(data=request.data, context={"member": member_of(request)})
        form.is_valid(raise_exception=True)
        said = dict(form.validated_data)
        exercise = actions.propose_exercise(
            is_another=said.pop("is_another"),
            submission=said.pop("submission", None) or uuid7(),
            said=said,
            by=member_of(request),
        )
        return Response(_whole(request, exercise.pk), status=status.HTTP_201_CREATED)


class OneOwnExercise(GenericAPIView[OwnExercise]):
    permission_classes = [allows("own_exercises.propose")]
    serializer_class = OwnExerciseShape

    @extend_schema(summary="One exercise of the practice's own with its revisions")
    def get(self, request: Request, own_id: UUID) -> Response:
        return Response(_whole(request, own_id))

    @extend_schema(
        summary="Change the draft; of a reviewed exercise this makes a new one",
        request=ChangedOwn,
        responses={200: OwnExerciseShape},
    )
    def patch(self, request: Request, own_id: UUID) -> Response:
        exercise = own_for(member_of(request), own_id)
        form = ChangedOwn(data=request.data, partial=True, context={"member": member_of(request)})
        form.is_valid(raise_exception=True)
        said = dict(form.validated_data)
        actions.change_exercise(
            exercise=exercise,
            is_another=said.pop("is_another", False),
            seen=said.pop("seen", 0),
            said=said,
            by=member_of(request),
        )
        return Response(_whole(request, own_id))


class ReviewOwn(GenericAPIView[OwnExercise]):
    permission_classes = [allows("own_exercises.review")]
    serializer_class = Seen

    @extend_schema(summary="Let the draft be prescribed from now on", responses={200: OwnExerciseShape})
    def post(self, request: Request, own_id: UUID) -> Response:
        return _turned(request, own_id, Seen, actions.review_exercise)


class RetireOwn(GenericAPIView[OwnExercise]):
    permission_classes = [allows("own_exercises.review")]
    serializer_class = Because

    @extend_schema(summary="Let nobody prescribe it anew", responses={200: OwnExerciseShape})
    def post(self, request: Request, own_id: UUID) -> Response:
        return _turned(request, own_id, Because, actions.retire_exercise)


class BringBackOwn(GenericAPIView[OwnExercise]):
    permission_classes = [allows("own_exercises.review")]
    serializer_class = OwnExerciseShape

    @extend_schema(summary="Let a retired one be prescribed again", request=None, responses={200: OwnExerciseShape})
    def post(self, request: Request, own_id: UUID) -> Response:
        actions.bring_back(exercise=own_for(member_of(request), own_id), by=member_of(request))
        return Response(_whole(request, own_id))


class OwnFiles(GenericAPIView[StoredFile]):
    permission_classes = [allows("own_exercises.propose")]
    parser_classes = [MultiPartParser]
    serializer_class = NewFile

    @extend_schema(summary="Upload a picture or a video; it is made anew", responses={201: FileShape})
    def post(self, request: Request) -> Response:
        uploads = [(kind, request.FILES[kind.value]) for kind in FileKind if kind.value in request.FILES]
        if refused := too_large_in(request._request):
            raise ValidationError(refused)
        if len(uploads) != 1:
            raise ValidationError("Send one file, as “picture” or as “video”.")
        [(kind, upload)] = uploads
        file = store_file(upload=upload, kind=kind, by=member_of(request))
        return Response(FileShape(file).data, status=status.HTTP_201_CREATED)


def _turned(request: Request, own_id: UUID, shape: type[Seen] | type[Because], deed: Callable[..., Any]) -> Response:
    exercise = own_for(member_of(request), own_id)
    form = shape(data=request.data)
    form.is_valid(raise_exception=True)
    deed(exercise=exercise, by=member_of(request), **form.validated_data)
    return Response(_whole(request, own_id))


def _whole(request: Request, own_id: UUID) -> dict[str, Any]:
    whole: dict[str, Any] = OwnExerciseShape(own_for(member_of(request), own_id)).data
    return whole
