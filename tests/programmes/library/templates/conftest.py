"""A template that Ada took from the knowledge, and what she and others do with it."""

from uuid import uuid4

import pytest

from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates import actions

FOUNDATION = "foundation_inner_unit_4w"


@pytest.fixture
def template(ada) -> ProgrammeTemplate:
    return actions.fork_template(key=FOUNDATION, submission=uuid4(), by=ada)


@pytest.fixture
def published(template, ada, alice) -> TemplateVersion:
    return publish(template, ada, alice)


def draft_of(template: ProgrammeTemplate) -> TemplateVersion:
    return TemplateVersion.across_practices.filter(template=template).latest("number")


def publish(template: ProgrammeTemplate, by: Member, reader: Member, message: str = "") -> TemplateVersion:
    """Reviewed by one member, published by another."""
    seen = draft_of(template).edits
    actions.review_template(template=template, seen=seen, by=reader)
    return actions.publish_template(template=template, message=message, seen=seen, by=by)
