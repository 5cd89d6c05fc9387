"""The API of sessions: a therapist reads a client's; a client, signed in by browser, does their own."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.generics import ListAPIView, RetrieveAPIView, get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from clients.practices import audit
from clients.practices.api_access import allows, member_of
from clients.records.models import Client
from programmes.prescribing.actions import ChangedSince
from programmes.prescribing.models import Programme
from programmes.training import actions
from programmes.training.actions.doing import AlreadyLogged
from programmes.training.day import day_of
from programmes.training.models import Session
from programmes.training.querysets import SessionQuerySet
from programmes.training.questions import questions_for
from programmes.training.serializers import (
    DayRead,
    FinishWrite,
    PublishRead,
    PublishWrite,
    SessionContents,
    SessionRead,
    SetRead,
    SetWrite,
    StartWrite,
)


def _client_of(request: Request) -> Client:
    return request._request.client_record  # type: ignore[attr-defined,no-any-return]


def _own_session(request: Request, session_id: UUID) -> Session:
    sessions = Session.objects.of(_client_of(request)).standing().select_related("client__practice")
    found: Session = get_object_or_404(sessions, pk=session_id)
    return found


@extend_schema(summary="The sessions of one client, oldest first")
class ClientSessions(ListAPIView[Session]):
    """What a client has done, missed and has ahead, for the therapist."""

    permission_classes = [allows("sessions.see")]
    serializer_class = SessionRead
    queryset = Session.objects.none()

    def get_queryset(self) -> SessionQuerySet:
        sessions: SessionQuerySet = Session.objects.visible_to(member_of(self.request))
        return sessions.filter(client_id=self.kwargs["client_id"]).select_related("workout__stage")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        client = get_object_or_404(Client.objects.visible_to(member_of(request)), pk=self.kwargs["client_id"])
        audit.record_read("client.viewed", subject=client, by=member_of(request), client=client)
        return super().list(request, *args, **kwargs)


class PublishProgramme(APIView):
    """Put a programme's draft in force and plan its sessions. Asking twice publishes once."""

    permission_classes = [allows("programmes.change")]

    @extend_schema(
        summary="Publish a programme's draft and plan its sessions; 409 if the draft changed since it was read",
        request=PublishWrite,
        responses={200: PublishRead, 409: OpenApiTypes.OBJECT},
    )
    def post(self, request: Request, programme_id: UUID) -> Response:
        member = member_of(request)
        programme = get_object_or_404(Programme.objects.visible_to(member), pk=programme_id)
        said = PublishWrite(data=request.data)
        said.is_valid(raise_exception=True)
        try:
            version = actions.publish_programme(
                programme=programme, **said.validated_data, now=timezone.now(), by=member
            )
        except ChangedSince as late:
            return Response({"detail": late.message}, status=status.HTTP_409_CONFLICT)
        return Response(PublishRead(version).data)


class MyToday(APIView):
    """The signed-in client's today."""

    permission_classes = [allows("own.sessions")]

    @extend_schema(summary="Today, as the signed-in client sees it", responses=DayRead)
    def get(self, request: Request) -> Response:
        return Response(DayRead(day_of(_client_of(request), now=timezone.now())).data)


@extend_schema(summary="One of the client's own sessions, with its exercises and the sets so far")
class MySession(RetrieveAPIView[Session]):
    """What the player needs to go on where it was left."""

    permission_classes = [allows("own.sessions")]
    serializer_class = SessionContents
    queryset = Session.objects.none()
    lookup_url_kwarg = "session_id"

    def get_queryset(self) -> SessionQuerySet:
        sessions: SessionQuerySet = Session.objects.of(_client_of(self.request)).standing()
        return sessions.select_related("workout__stage").prefetch_related("set_logs")


class MySessionStart(APIView):
    """Start a session with the answers to its questions; a yes holds training instead."""

    permission_classes = [allows("own.sessions")]

    @extend_schema(summary="Start a session after its warning questions", request=StartWrite, responses=SessionRead)
    def post(self, request: Request, session_id: UUID) -> Response:
        session, now = _own_session(request, session_id), timezone.now()
        said = StartWrite(data=request.data)
        said.is_valid(raise_exception=True)
        given = said.validated_data["answers"]
        answers = {asked.id: given.get(asked.id) for asked in questions_for(session.client, now=now)}
        session = actions.start_session(
            session=session,
            answers=answers,
            pain_before=said.validated_data["pain_before"],
            now=now,
            by=_client_of(request),
        )
        return Response(SessionRead(session).data)


class MySessionSets(APIView):
    """Log one set. The same set sent again answers 200 with what is kept; other content answers 409."""

    permission_classes = [allows("own.sessions")]

    @extend_schema(
        summary="Log one set; sent again it is kept once",
        request=SetWrite,
        responses={201: SetRead, 200: SetRead, 409: OpenApiResponse(description="Logged already with other content.")},
    )
    def post(self, request: Request, session_id: UUID) -> Response:
        session = _own_session(request, session_id)
        said = SetWrite(data=request.data)
        said.is_valid(raise_exception=True)
        done_at = min(said.validated_data.pop("done_at"), timezone.now())
        done = actions.SetDone(**said.validated_data, done_at=done_at)
        try:
            log, is_new = actions.log_set(session=session, done=done, by=_client_of(request))
        except AlreadyLogged as error:
            return Response({"detail": error.messages}, status=status.HTTP_409_CONFLICT)
        return Response(SetRead(log).data, status=status.HTTP_201_CREATED if is_new else status.HTTP_200_OK)


class MySessionFinish(APIView):
    """Finish a session, with the pain now. Finishing twice changes nothing."""

    permission_classes = [allows("own.sessions")]

    @extend_schema(summary="Finish a session with the pain after it", request=FinishWrite, responses=SessionRead)
    def post(self, request: Request, session_id: UUID) -> Response:
        session = _own_session(request, session_id)
        said = FinishWrite(data=request.data)
        said.is_valid(raise_exception=True)
        done = actions.finish_session(
            session=session, **said.validated_data, now=timezone.now(), by=_client_of(request)
        )
        return Response(SessionRead(done).data)
