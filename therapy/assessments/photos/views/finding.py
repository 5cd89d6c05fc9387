"""How the pages of photos find what they are about, and how they answer a script."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from clients.practices.access import StaffRequest
from therapy.assessments.models import Photo
from therapy.assessments.photos.actions import allows_photos
from therapy.assessments.photos.shown import ShownPhoto


def photo_for(request: StaffRequest, photo_id: UUID) -> Photo:
    """A photo of the member's practice with its assessment and client; 404 otherwise."""
    found: Photo = get_object_or_404(Photo.objects.visible_to(request.member).with_sitting(), pk=photo_id)
    return found


def context_of(photo: Photo) -> dict[str, Any]:
    client = photo.assessment.client
    return {
        "section": "clients",
        "shown": ShownPhoto(photo),
        "photo": photo,
        "assessment": photo.assessment,
        "client": client,
        "may_show": allows_photos(client),
    }


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which wants the bare answer."""
    return request.accepts("application/json") and not request.accepts("text/html")
