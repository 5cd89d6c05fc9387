from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from clients.practices import audit
from clients.practices.api_access import allows, member_of
from clients.records.actions.clients import change_client, register_client
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.actions.history import add_history_event
from clients.records.actions.notes import write_note
from clients.records.models import Client, Consent, HistoryEvent, Note, SafetyScreen
from clients.records.serializers import (
    ClientFacts,
    ClientShape,
    ConsentSaid,
    ConsentShape,
    HistoryShape,
    NewClient,
    NewHistory,
    NewNote,
    NoteShape,
    ScreenShape,
)


class _Clients(GenericAPIView[Client]):
    queryset = Client.objects.none()
    serializer_class = ClientShape

    def get_queryset(self) -> QuerySet[Client]:
        return Client.objects.visible_to(member_of(self.request))

    def said(self, shape: type[ClientFacts], **more: Any) -> dict[str, Any]:
        """What the request's body says, checked for its shape."""
        form = shape(data=self.request.data, context={"member": member_of(self.request)}, **more)
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)


class Clients(_Clients, ListAPIView[Client]):
    """The practice's clients. Registering one is for those who may change clients, who are those who see them."""

    permission_classes = [allows("clients.change")]

    def get_queryset(self) -> QuerySet[Client]:
        found = super().get_queryset().order_by("name", "pk")
        return found.named_like(self.request.query_params.get("q", ""))  # type: ignore[attr-defined, no-any-return]

    @extend_schema(
        summary="Clients by name",
        parameters=[OpenApiParameter("q", description="Only those whose name contains all of these words.")],
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(summary="Register a client", request=NewClient, responses={201: ClientShape})
    def post(self, request: Request) -> Response:
        facts = self.said(NewClient)
        consents, submission = facts.pop("consents"), facts.pop("submission", None)
        client = register_client(facts=facts, consents=consents, submission=submission, by=member_of(request))
        return Response(ClientShape(client).data, status=status.HTTP_201_CREATED)


class OneClient(_Clients):
    permission_classes = [allows("clients.change")]
    lookup_url_kwarg = "client_id"

    @extend_schema(summary="One client; the trail keeps that it was read")
    def get(self, request: Request, **kwargs: Any) -> Response:
        client = self.get_object()
        audit.record_read("client.viewed", subject=client, by=member_of(request), client=client)
        return Response(ClientShape(client).data)

    @extend_schema(summary="Change what the record says", request=ClientFacts, responses=ClientShape)
    def patch(self, request: Request, **kwargs: Any) -> Response:
        client = self.get_object()
        facts = self.said(ClientFacts, partial=True)
        return Response(ClientShape(change_client(client=client, facts=facts, by=member_of(request))).data)


class _OfClient(ListAPIView[Any]):
    """A list of one client's rows, which records that they were read."""

    permission_classes = [allows("clients.change")]

    @cached_property
    def client(self) -> Client:
        visible = Client.objects.visible_to(member_of(self.request))
        return get_object_or_404(visible, pk=self.kwargs["client_id"])

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        client = self.client
        audit.record_read("client.viewed", subject=client, by=member_of(request), client=client)
        return super().list(request, *args, **kwargs)

    def said(self, shape: Any) -> dict[str, Any]:
        form = shape(data=self.request.data)
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)


@extend_schema(summary="What happened to the client's body, newest first")
class History(_OfClient):
    serializer_class = HistoryShape
    queryset = HistoryEvent.objects.none()

    def get_queryset(self) -> QuerySet[HistoryEvent]:
        return HistoryEvent.objects.of(self.client).order_by("-happened_on", "pk")

    @extend_schema(summary="Add to the history", request=NewHistory, responses={201: HistoryShape})
    def post(self, request: Request, **kwargs: Any) -> Response:
        client, facts = self.client, self.said(NewHistory)
        submission = facts.pop("submission", None)
        event = add_history_event(client=client, facts=facts, submission=submission, by=member_of(request))
        return Response(HistoryShape(event).data, status=status.HTTP_201_CREATED)


@extend_schema(summary="Signed notes and the member's own, newest first")
class Notes(_OfClient):
    serializer_class = NoteShape
    queryset = Note.objects.none()

    def get_queryset(self) -> QuerySet[Note]:
        readable = Note.objects.of(self.client).readable_by(member_of(self.request).person_id)
        return readable.select_related("written_by__person").order_by("-written_at", "pk")

    @extend_schema(summary="Write a note, not signed yet", request=NewNote, responses={201: NoteShape})
    def post(self, request: Request, **kwargs: Any) -> Response:
        client = self.client
        note = write_note(client=client, **self.said(NewNote), by=member_of(request))
        return Response(NoteShape(note).data, status=status.HTTP_201_CREATED)


@extend_schema(summary="Consents given and taken back, newest first")
class Consents(_OfClient):
    serializer_class = ConsentShape
    queryset = Consent.objects.none()

    def get_queryset(self) -> QuerySet[Consent]:
        return Consent.objects.of(self.client).order_by("-given_at", "pk")

    @extend_schema(
        summary="Record a consent given or taken back", request=ConsentSaid, responses=ConsentShape(many=True)
    )
    def post(self, request: Request, **kwargs: Any) -> Response:
        client, said = self.client, self.said(ConsentSaid)
        deed = withdraw_consent if said["withdraw"] else give_consent
        deed(client=client, kind=said["kind"], now=timezone.now(), by=member_of(request))
        return Response(ConsentShape(Consent.objects.of(client).in_force(), many=True).data)


@extend_schema(summary="Answers to the safety questions, newest first")
class Screens(_OfClient):
    serializer_class = ScreenShape
    queryset = SafetyScreen.objects.none()

    def get_queryset(self) -> QuerySet[SafetyScreen]:
        return SafetyScreen.objects.of(self.client).order_by("-answered_at", "pk")
