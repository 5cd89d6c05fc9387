"""What no room owns: each row has its practice, and each unscoped query its reason."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from clients.practices.models import Person, Practice
from clients.practices.scoping import OfPractice, ScopedManager
from programmes.reminders.models import Pulse

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["practices", "records", "assessments", "outcomes", "intake", "library", "prescribing", "training", "reminders"]
OURS = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]

# Who may look across practices, and why.
ACROSS_PRACTICES = {
    "clients/practices/audit.py": "the chain of a practice is verified as a whole",
    "clients/practices/middleware.py": "a member is looked up before the practice is known",
    "clients/practices/tokens.py": "a token is looked up before the practice is known",
    "clients/records/middleware.py": "a client is looked up before the practice is known",
    "programmes/calendars/views/feed.py": "the signed token names the row, and calendar programs are no members",
    "programmes/handouts/views/opening.py": "whoever holds the paper is no member; its letters name the row",
    "programmes/library/exercises.py": "clients see the exercises of their practice too, and are no members",
    "programmes/library/media/seeing.py": "clients see the files of their programme, and are no members",
    "programmes/library/own/duplicates.py": "names are compared within one practice, asked for by its id",
    "programmes/library/poses/shown.py": "clients see the pictures of their practice too, and are no members",
    "programmes/reminders/channels/push.py": "the push service says of which phone it knows nothing any more",
    "programmes/reminders/delivery/asking.py": "delivery serves all practices at once",
    "programmes/reminders/delivery/claiming.py": "delivery serves all practices at once",
    "programmes/reminders/delivery/outcomes.py": "delivery serves all practices at once",
    "programmes/reminders/delivery/running.py": "delivery serves all practices at once",
    "programmes/reminders/delivery/subjects.py": "delivery serves all practices at once",
    "programmes/reminders/health.py": "it tells the age of the oldest due row of all",
    "programmes/reminders/planning/following.py": "planning serves all practices at once",
    "programmes/reminders/planning/foreseeing.py": "it looks ahead as planning does, at one practice",
    "programmes/reminders/planning/keeping.py": "planning serves all practices at once",
    "programmes/reminders/planning/reading.py": "planning serves all practices at once",
    "programmes/reminders/standing.py": "planning and delivery ask it about clients of all practices",
    "programmes/reminders/words/speaking.py": "delivery asks it for the words of any practice",
    "programmes/reminders/provider_events.py": "a provider names a message or a number, not a practice",
    "programmes/reminders/stopping.py": "the signed token names the client",
    "programmes/training/waiting.py": "sessions and stages of all practices are moved at once when a day turns",
    "therapy/intake/views/client.py": "a client opens the link of a form, and is no member",
    "therapy/outcomes/views/phone.py": "the signed token names the question",
}


def sources(*parts: str) -> list[Path]:
    found = [path for wing in parts for path in (ROOT / wing).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


@pytest.mark.parametrize("model", [m for m in OURS if m not in (Practice, Person, Pulse)], ids=lambda m: m.__name__)
def test_each_row_belongs_to_a_practice_and_is_read_through_a_scoped_manager(model):
    assert issubclass(model, OfPractice)
    assert isinstance(model.objects, ScopedManager)
    assert model._meta.default_manager.name == "across_practices"
    assert not isinstance(model.across_practices, ScopedManager)


def test_only_listed_modules_look_across_practices():
    lookers = {
        str(path.relative_to(ROOT))
        for path in sources("clients", "therapy", "programmes")
        if re.search(r"across_practices(?! = |`)", path.read_text("utf-8"))
    }

    assert lookers - set(ACROSS_PRACTICES) == set(), "Say visible_to or of, or give the reason in this test's list."
    assert set(ACROSS_PRACTICES) - lookers == set(), "This reason is not needed any more."


def test_views_and_apis_say_whose_rows_they_want():
    silent = re.compile(r"\.objects\.(?!visible_to\(|of\(|none\(\)|create\()\w+")
    offenders = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in sources("clients", "therapy", "programmes")
        if "views" in path.stem or path.stem == "api" or path.parent.name in ("views", "api")
        for found in silent.finditer(path.read_text("utf-8"))
    ]

    assert offenders == []
