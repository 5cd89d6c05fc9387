"""How pages find what they are about, in the member's practice."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from clients.practices.access import StaffRequest
from clients.records.models import Client
from therapy.assessments.models import Assessment


def assessment_for(request: StaffRequest, assessment_id: UUID) -> Assessment:
    """An assessment of the member's practice with its client, practice and screen; 404 otherwise."""
    found: Assessment = get_object_or_404(Assessment.objects.visible_to(request.member).with_client(), pk=assessment_id)
    return found


def client_for(request: StaffRequest, client_id: UUID) -> Client:
    found: Client = get_object_or_404(
        Client.objects.visible_to(request.member).select_related("practice"), pk=client_id
    )
    return found
