"""The practice and its people, and each client's record."""

from datetime import date, datetime, timedelta

from clients.practices.demo import ENTER_AS, JOEL, MINA, TESS, DemoPerson
from clients.practices.models import Member, Person, Practice, Role
from clients.records.actions.clients import register_client
from clients.records.actions.history import add_history_event
from clients.records.actions.notes import sign_note, write_note
from clients.records.actions.safety import set_tag
from clients.records.models import Client, Consent, Note
from therapy.demo.stories import Story

PASSWORD = "true-vertical-line"


def open_practice() -> dict[str, Member]:
    """The demo practice with its two therapists and its admin, by first name in lower case."""
    numbers = {"emergency_number": "999", "phone": "020 7946 0112"}
    practice = Practice.objects.create(name="Harbour Movement", time_zone="Europe/London", **numbers)
    return {
        "tess": _member(practice, TESS, Role.THERAPIST, "Clinical exercise therapist"),
        "joel": _member(practice, JOEL, Role.THERAPIST, "Exercise therapist"),
        "mina": _member(practice, MINA, Role.ADMIN, "Practice manager"),
    }


def sign_ins() -> str:
    """Whom one can sign in as, one to a line: members with a password, clients with a code by e-mail."""
    members = [f"  {role:<10} {ENTER_AS[role].email:<28} password {PASSWORD}" for role in ("therapist", "admin")]
    client = f"  {'client':<10} {ENTER_AS['client'].email:<28} by a code; the demo keeps its e-mails at /demo/mail/"
    return "\n".join(["Sign in with the demo bar, or as", *members, client])


def register(story: Story, *, by: Member, now: datetime) -> Client:
    """The client's record as it stood before the first assessment."""
    today, began = now.date(), now - timedelta(weeks=story.weeks_ago, days=2)
    facts = {
        "name": story.name,
        "email": story.email,
        "date_of_birth": date(today.year - story.years, 3, 12) - timedelta(days=len(story.name) * 7),
        "sex": story.sex,
        "equipment": story.equipment,
        "pronouns": story.pronouns,
        "complaint": story.complaint,
        "goal": story.goal,
        "training_time": story.training_time,
    }
    client = register_client(facts=facts, consents=story.consents, by=by)
    Client.objects.of(client).update(registered_at=began)
    Consent.objects.of(client).update(given_at=began)
    for event in story.history:
        add_history_event(client=client, facts=_history(event, today), by=by)
    for tag in story.tags:
        set_tag(client=client, tag=tag, now=began, by=by)
    return client


def leave_note(story: Story, client: Client, *, by: Member, now: datetime) -> None:
    if story.note:
        note = write_note(client=client, submission=None, by=by, **story.words)
        Note.objects.of(client).filter(pk=note.pk).update(written_at=now)
        sign_note(note=note, now=now, by=by)


def _member(practice: Practice, who: DemoPerson, role: Role, title: str) -> Member:
    person = Person.objects.create_user(email=who.email, name=who.name, password=PASSWORD)
    member: Member = Member.objects.create(practice=practice, person=person, role=role, title=title)
    return member


def _history(event: dict[str, object], today: date) -> dict[str, object]:
    weeks = float(str(event.get("weeks_ago", 0))) + float(str(event.get("years_ago", 0))) * 52.18
    return {
        "kind": event["kind"],
        "region": event["region"],
        "side": event.get("side", ""),
        "happened_on": today - timedelta(weeks=weeks),
        "is_documented": event["documented"],
        "words": event["words"],
    }
