"""How pages find what they are about, in the member's practice."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from clients.practices.access import StaffRequest
from clients.records.models import Client, SafetyScreen
from therapy.assessments.analysis import standing_screen
from therapy.assessments.models import Assessment


def assessment_for(request: StaffRequest, assessment_id: UUID) -> Assessment:
    """An assessment of the member's practice with its client, practice and screen; 404 otherwise."""
    found: Assessment = get_object_or_404(Assessment.objects.visible_to(request.member).with_client(), pk=assessment_id)
    return found


def assessment_and_screen(request: StaffRequest, assessment_id: UUID) -> tuple[Assessment, SafetyScreen | None]:
    """The same with the screen that counts for it, which costs a query only where one holds; 404 otherwise."""
    holding = SafetyScreen.objects.visible_to(request.member).holding().filter(client=OuterRef("client"))
    visible = Assessment.objects.visible_to(request.member).with_client().annotate(is_held=Exists(holding))
    found = get_object_or_404(visible, pk=assessment_id)
    is_held: bool = found.is_held  # type: ignore[attr-defined]
    return found, standing_screen(found) if is_held else found.screen


def client_for(request: StaffRequest, client_id: UUID) -> Client:
    found: Client = get_object_or_404(
        Client.objects.visible_to(request.member).select_related("practice"), pk=client_id
    )
    return found
