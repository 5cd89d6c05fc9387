"""No two templates of a practice go by one name, so that a list can be chosen from."""

from django.core.exceptions import ValidationError

from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate, TemplateVersion


def names_in_use(by: Member, *, apart_from: ProgrammeTemplate | None = None) -> frozenset[str]:
    """What the templates that are not retired are called in any version, in small letters. One query."""
    rows = TemplateVersion.objects.visible_to(by).filter(template__retired_at=None)
    if apart_from is not None:
        rows = rows.exclude(template=apart_from)
    return frozenset(str(name).casefold() for name in rows.values_list("contents__name", flat=True))


def insist_on_a_name_of_its_own(name: str, template: ProgrammeTemplate | None, by: Member) -> None:
    if name.casefold() in names_in_use(by, apart_from=template):
        raise ValidationError({"name": f"There is already a template called {name}. Give this one another name."})


def free_name(name: str, by: Member) -> str:
    """The name, or with a number behind it the first that is free."""
    used = names_in_use(by)
    names = [name, *(f"{name[:110]} {number}" for number in range(2, len(used) + 3))]
    return next(each for each in names if each.casefold() not in used)
