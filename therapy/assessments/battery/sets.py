"""The sets of tests one may begin with: those of the knowledge, and the practice's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from clients.practices.models import Member
from clients.records.models import Client
from therapy.assessments.models import Assessment, OwnSet
from therapy.assessments.words import battery_name, test_words
from therapy.knowledge import Library, load_library


@dataclass(frozen=True, slots=True)
class SetOfTests:
    """A set as it is offered. `id` is that of the knowledge, of the practice's own row, or of an earlier sitting.

    `kept_as` is what a sitting begun with it keeps: the set's id and, where it is not of the knowledge, its name.
    """

    id: str
    name: str
    tests: tuple[str, ...]
    minutes: int
    note: str = ""
    is_own: bool = False
    kept_as: tuple[str, str] = ("", "")

    @property
    def test_names(self) -> list[str]:
        return [test_words(load_library().tests[test]) for test in self.tests]


def sets_of_knowledge(library: Library) -> list[SetOfTests]:
    return [
        SetOfTests(each.id, battery_name(each.id), each.tests, each.minutes, each.note, kept_as=(each.id, ""))
        for each in library.batteries.values()
    ]


def sets_for(member: Member) -> list[SetOfTests]:
    """Every set the member may begin with, the practice's own first. One query."""
    library = load_library()
    own = [_own(row, library) for row in OwnSet.objects.visible_to(member).in_use().order_by("name")]
    return [*own, *sets_of_knowledge(library)]


def set_chosen(chosen: str, *, by: Member) -> SetOfTests | None:
    """The set of this id, or None. A query only for the practice's own."""
    library = load_library()
    if chosen in library.batteries:
        return next(each for each in sets_of_knowledge(library) if each.id == chosen)
    pk = _uuid(chosen)
    row = OwnSet.objects.visible_to(by).in_use().filter(pk=pk).first() if pk else None
    return _own(row, library) if row else None


def as_last_time(client: Client) -> SetOfTests | None:
    """The tests of the client's last finished sitting, in its order; None before the first. One query."""
    last: Assessment | None = Assessment.objects.of(client).finished().order_by("-finished_at").first()
    return _again(last, client, load_library()) if last else None


def as_in_sitting(chosen: str, client: Client) -> SetOfTests | None:
    """The tests of the client's finished sitting of this id, or None. One query."""
    pk = _uuid(chosen)
    sitting: Assessment | None = Assessment.objects.of(client).finished().filter(pk=pk).first() if pk else None
    return _again(sitting, client, load_library()) if sitting else None


def tests_like(like: str, *, by: Member) -> list[str]:
    """The tests of a set, or of a sitting, by its id; none where there is no such thing."""
    if chosen := set_chosen(like, by=by):
        return list(chosen.tests)
    pk = _uuid(like)
    sitting: Assessment | None = Assessment.objects.visible_to(by).filter(pk=pk).first() if pk else None
    return list(sitting.tests) if sitting else []


def insist_on_known(tests: Sequence[str]) -> None:
    """Raise ValidationError unless the knowledge has every one of these tests."""
    if not set(tests) <= set(load_library().tests):
        raise ValidationError({"tests": "There is no such test. Choose from the list."})


def minutes_of(tests: Sequence[str], library: Library) -> int:
    """How long these tests take, in minutes."""
    return round(sum(library.tests[test].minutes for test in tests))


def _own(row: OwnSet, library: Library) -> SetOfTests:
    """The row as a set; a test the knowledge no longer has is left out."""
    tests = tuple(test for test in row.tests if test in library.tests)
    kept_as = (str(row.pk), row.name)
    return SetOfTests(str(row.pk), row.name, tests, minutes_of(tests, library), is_own=True, kept_as=kept_as)


def _again(last: Assessment, client: Client, library: Library) -> SetOfTests:
    """A sitting as a set, so that the same is looked at again."""
    day = localdate(last.finished_at, ZoneInfo(client.practice.time_zone))
    tests = tuple(test for test in last.tests if test in library.tests)
    return SetOfTests(
        id=str(last.pk),
        name=f"As on {day.day} {day:%b %Y}: {last.battery_words.lower()}",
        tests=tests,
        minutes=minutes_of(tests, library),
        note="The same tests in the same order. What was found then stands beside each field.",
        kept_as=(last.battery, last.set_name),
    )


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
