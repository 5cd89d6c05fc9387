"""A template comes as a file."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate
from programmes.library.templates.actions.beginning import begin_template
from programmes.library.templates.reading import known_to, read_file


@transaction.atomic
def take_file(*, text: str, name: str = "", submission: UUID, by: Member) -> ProgrammeTemplate:
    """A draft of what a file says, under `name` where one is given. Raises ValidationError with every mistake."""
    contents = read_file(text, file="The file", known=known_to(by.practice_id))
    named = replace(contents, name=name) if name else contents
    return begin_template(contents=named, submission=submission, by=by)
