"""The picture of an exercise in a list: drawn ahead of time, or by the page where the practice has its own."""

from dataclasses import dataclass

from django import template
from django.template import RequestContext
from django.urls import reverse

from programmes.library.models import OwnRevision
from programmes.library.own.record import OwnRecord, record_of
from programmes.library.templatetags.library import still
from programmes.library.templatetags.poses import own_figures_for
from therapy.knowledge.records import Exercise

register = template.Library()


@dataclass(frozen=True, slots=True)
class Still:
    """`source` is the address of a picture, `script` that of a figure the page has to draw itself."""

    source: str = ""
    script: str = ""


@register.filter
def as_record(revision: OwnRevision) -> OwnRecord:
    return record_of(revision)


@register.simple_tag(takes_context=True)
def still_of(context: RequestContext, exercise: Exercise) -> Still:
    """The practice's own picture wins over the library's, and one that was taken over one that is drawn."""
    if isinstance(exercise, OwnRecord) and exercise.picture_id:
        return Still(source=reverse("library:file", args=[exercise.picture_id]))
    if own := own_figures_for(context).get(exercise.id):
        return Still(script=reverse("library:figure", args=[own]))
    return Still(source=still(drawn_as(context, exercise)))


@register.simple_tag(takes_context=True)
def drawn_as(context: RequestContext, exercise: Exercise) -> str:
    """The id under which an exercise is drawn: its own, or that of the one whose drawing it borrows."""
    borrowed = exercise.pose_from if isinstance(exercise, OwnRecord) else ""
    return exercise.id if exercise.id in own_figures_for(context) else borrowed or exercise.id
