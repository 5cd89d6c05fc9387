"""Filters that turn an id of the knowledge into its record, and a vocabulary's step into its word."""

from enum import Enum

from django import template
from django.templatetags.static import static

from programmes.library.evidence import year_of
from programmes.library.words import in_words
from therapy.knowledge import load_library
from therapy.knowledge.records import Criterion, Exercise, Muscle, Outcome, Source, Tag, TemplateItem, Test
from therapy.reasoning.dosage import Dose
from therapy.reasoning.drafting.dosage import own_dose, template_dose

register = template.Library()


@register.filter
def exercise(exercise_id: str) -> Exercise:
    return load_library().exercises[exercise_id]


@register.filter
def figure(exercise_id: str) -> str:
    """The address of an exercise's or a test's moving picture, or nothing while there is none."""
    return static(f"figures/poses/{exercise_id}.json") if exercise_id in load_library().poses else ""


@register.filter
def seen(exercise: Exercise) -> str:
    """What an exercise's picture shows, for those who do not see it."""
    picture, muscles = exercise.picture, load_library().muscles
    working = ", ".join(muscles[each].name for each in exercise.primary)
    return f"{exercise.name}. Start: {picture.start}. End: {picture.end}. Shown at work: {working}."


@register.filter
def year(source: Source) -> str:
    return year_of(source)


@register.filter
def still(exercise_id: str) -> str:
    """The address of an exercise's or a test's picture, or nothing while there is none."""
    return static(f"figures/stills/{exercise_id}.svg") if exercise_id in load_library().poses else ""


@register.filter
def muscle(muscle_id: str) -> Muscle:
    return load_library().muscles[muscle_id]


@register.filter
def tag(tag_id: str) -> Tag:
    return load_library().tags[tag_id]


@register.filter
def criterion(criterion_id: str) -> Criterion:
    return load_library().criteria[criterion_id]


@register.filter
def source(source_id: str) -> Source:
    return load_library().sources[source_id]


@register.filter
def outcome(outcome_id: str) -> Outcome:
    return load_library().outcomes[outcome_id]


@register.filter
def test_named(test_id: str) -> Test:
    return load_library().tests[test_id]


@register.filter
def word(value: Enum) -> str:
    return in_words(value)


@register.filter
def dose(prescribed: Exercise | TemplateItem) -> Dose:
    """The usual dose of an exercise, or the dose of a template's item."""
    if isinstance(prescribed, Exercise):
        return own_dose(prescribed)
    return template_dose(prescribed, load_library().exercises[prescribed.exercise])
