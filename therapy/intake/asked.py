"""Which warning questions a client answers alone: those for anybody like them, whatever hurts, save private ones."""

from collections.abc import Mapping
from datetime import date

from clients.records.models import Client
from therapy.assessments.asking import Question, asked_of, questions, tags_in_force
from therapy.assessments.onset_order import history_of
from therapy.assessments.places import place_names
from therapy.knowledge import load_library

type Group = tuple[str, list[Question]]


def flags_asked(client: Client, answers: Mapping[str, str], *, today: date) -> list[Group]:
    """The questions by group, those of every place: where it troubles is said on the same page. Two queries."""
    library = load_library()
    tags = [each.tag for each in tags_in_force(client)]
    everywhere = [region for region, _ in place_names(library)]
    asked = asked_of(regions=everywhere, tags=tags, history=history_of(client), today=today)
    groups = ((heading, _alone(asks)) for heading, asks in questions(asked, answers, library))
    return [(heading, asks) for heading, asks in groups if asks]


def _alone(asks: list[Question]) -> list[Question]:
    return [each for each in asks if each.applies and not each.is_private]
