"""Which picture a page shows, and where a practice's versions of it stand."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import template
from django.template import RequestContext
from django.urls import reverse

from programmes.library.models import PoseState, PoseVersion
from programmes.library.poses.shown import own_figures
from programmes.library.templatetags.library import figure
from therapy.knowledge import load_library

register = template.Library()


@register.simple_tag(takes_context=True)
def figure_address(context: RequestContext, exercise_id: str) -> str:
    """The address of a moving picture: the practice's own reviewed version wins over the knowledge's.

    Tests have no versions of a practice's own, so that a page with a test alone asks nothing.
    """
    if exercise_id not in load_library().tests and (own := own_figures_for(context).get(exercise_id)):
        return reverse("library:figure", args=[own])
    return figure(exercise_id)


def own_figures_for(context: RequestContext) -> Mapping[str, UUID]:
    """Asked once a page, of the practice of whoever looks."""
    request: Any = context.request
    if not hasattr(request, "own_figures"):
        viewer = getattr(request, "member", None) or getattr(request, "client_record", None)
        request.own_figures = own_figures(viewer.practice_id) if viewer else {}
    found: Mapping[str, UUID] = request.own_figures
    return found


@register.filter
def pose_in_use(versions: Sequence[PoseVersion]) -> PoseVersion | None:
    """The version that the practice's pages show, of all versions newest first."""
    return next((version for version in versions if version.state == PoseState.REVIEWED), None)


@register.filter
def pose_draft(versions: Sequence[PoseVersion]) -> PoseVersion | None:
    """The draft that admins work on, if there is one."""
    return next((version for version in versions if version.state == PoseState.DRAFT), None)


@register.filter
def pose_standing(versions: Sequence[PoseVersion]) -> str:
    """Where the newest version stands, in words."""
    if not versions:
        return "The library’s own"
    newest = versions[0]
    return (
        f"Draft of version {newest.number}" if newest.state == PoseState.DRAFT else f"Version {newest.number}, reviewed"
    )
