"""One of everything in Alice's practice, so that each address has something to point at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from clients.practices.models import Member, Person
from clients.practices.tokens import issue_token
from clients.records.models import Appointment, Client, ClientTag, Consent, Document, HistoryEvent, Note, SafetyScreen
from programmes.library.models import OwnRevision, PoseVersion, StoredFile
from programmes.library.templates.actions import fork_template
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.reminders.models import Reminder
from programmes.reminders.stopping import SALT
from programmes.training.models import Session, SetLog
from tests.programmes.builders import planned_session, running_programme
from tests.programmes.library.own import reviewed
from therapy.assessments.models import Assessment, OwnSet, Photo
from therapy.intake.models import SelfReport
from therapy.outcomes.models import MeasureRequest
from therapy.reports.models import Report


@dataclass(frozen=True)
class Route:
    """An address: its full name, its pattern with placeholders, the names of these, and the view behind it."""

    name: str
    pattern: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def permission(self) -> str | None:
        """The permission that the view names, be it a page or an API view."""
        if cls := getattr(self.view, "cls", None):
            named = [getattr(permission, "permission", None) for permission in cls.permission_classes]
            return named[0] if named else None
        return getattr(self.view, "permission", None)

    @property
    def is_api(self) -> bool:
        return self.pattern.startswith("api/v1/")

    def url(self, samples: dict[str, Any]) -> str:
        path = "/" + self.pattern
        for parameter in self.parameters:
            path = path.replace(f"<{parameter}>", str(samples[parameter]))
        return path


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Route]:
    for entry in patterns:
        pattern = prefix + _readable(entry)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, pattern, inner)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"/{pattern} has no name."
            yield Route(namespace + entry.name, pattern, tuple(_parameters(pattern)), entry.callback)


def _readable(entry: Any) -> str:
    """The pattern with <name> for each parameter, whatever its converter or expression."""
    text = str(entry.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", text)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", text)


def _parameters(pattern: str) -> list[str]:
    return re.findall(r"<(\w+)>", pattern)


def samples(alice: Member, ada: Member, dana: Client) -> dict[str, Any]:
    """A value for each parameter of each address, all of them of Dana or of Alice's practice."""
    practice, now, today = alice.practice, timezone.now(), timezone.localdate()
    of_dana = {"practice": practice, "client": dana}
    screen = SafetyScreen.objects.create(**of_dana, answers={}, answered_at=now, asked_by=alice)
    assessment = Assessment.objects.create(
        **of_dana, therapist=alice, screen=screen, battery="general", tests=["step_down", "overhead_squat"]
    )
    own = own_of(alice, ada)
    version = running_programme(dana, starts_on=today, own=[own])
    session = planned_session(version, today, state="started", started_at=now)
    log = _one_set(session)
    draft = draft_of(dana, alice)
    token, _ = issue_token(name="Calendar", by=alice)
    return {
        "client_id": dana.pk,
        "member_id": ada.pk,
        "token_id": token.pk,
        "event_id": HistoryEvent.objects.create(**of_dana, kind="injury", happened_on=date(2019, 1, 1)).pk,
        "appointment_id": _appointment(dana, alice).pk,
        "self_report_id": SelfReport.objects.create(**of_dana, asked_by=alice).pk,
        "set_id": OwnSet.objects.create(practice=practice, name="Runners", tests=["step_down"], made_by=alice).pk,
        "request_id": _asked(dana, alice).pk,
        "document_id": _document(dana, alice).pk,
        "report_id": Report.objects.create(**of_dana, kind="referral", reader="referrer", written_by=alice).pk,
        "note_id": Note.objects.create(**of_dana, written_by=alice, text="Walked well.").pk,
        "consent_id": Consent.objects.create(**of_dana, kind="photos", given_at=now).pk,
        "screen_id": screen.pk,
        "tag_id": ClientTag.objects.create(**of_dana, tag="pregnancy_general", set_by=alice).pk,
        "assessment_id": assessment.pk,
        "photo_id": _photo(assessment, alice).pk,
        "test_id": "step_down",
        "muscle_id": "gluteus_medius",
        "exercise_id": "bird_dog",
        "own_id": own.exercise_id,
        "file_id": own.picture_id,
        "pose_id": _reviewed_pose(alice, ada).pk,
        "figure_id": "bird_dog",
        "template_id": "foundation_inner_unit_4w",
        "kept_id": fork_template(key="foundation_inner_unit_4w", submission=uuid4(), by=ada).pk,
        "programme_id": draft.programme_id,
        "version_id": draft.pk,
        "number": 1,
        "stage_id": Stage.objects.of(dana).get(version=draft).pk,
        "workout_id": Workout.objects.of(dana).get(stage__version=draft).pk,
        "prescription_id": Prescription.objects.of(dana).get(workout__stage__version=draft).pk,
        "session_id": session.pk,
        "log_id": log.pk,
        "token": signing.dumps(str(dana.pk), salt=SALT),
        "reminder_id": _reminder(dana).pk,
        "kind": "session_due",
        "code": "abcdefgh",
        "language": "en",
        "role": "therapist",
    }


def _photo(assessment: Assessment, alice: Member) -> Photo:
    name = default_storage.save("photos/sample.jpg", ContentFile(b"a picture"))
    return Photo.objects.create(
        practice=alice.practice, assessment=assessment, test="step_down", view="front", name=name, size=9,
        content_type="image/jpeg", digest="0" * 64, width=64, height=48, stored_by=alice,
    )  # fmt: skip


def _appointment(dana: Client, alice: Member) -> Appointment:
    return Appointment.objects.create(
        practice=dana.practice, client=dana, member=alice, on=date(2099, 1, 5), at=time(10, 0),
        time_zone="Europe/London", starts_at=datetime(2099, 1, 5, 10, 0, tzinfo=UTC),
    )  # fmt: skip


def _document(dana: Client, alice: Member) -> Document:
    name = default_storage.save("documents/sample.jpg", ContentFile(b"a picture"))
    return Document.objects.create(
        practice=dana.practice, client=dana, kind="letter", title="Letter", name=name, content_type="image/jpeg",
        size=9, digest="0" * 64, stored_by=alice,
    )  # fmt: skip


def _asked(dana: Client, alice: Member) -> MeasureRequest:
    return MeasureRequest.objects.create(
        practice=dana.practice, client=dana, measure="NPRS", due_on=date(2026, 1, 5), since=date(2026, 1, 1),
        asked_by=alice,
    )  # fmt: skip


def own_of(alice: Member, ada: Member) -> OwnRevision:
    """A reviewed exercise of the practice's own, with a picture."""
    name = default_storage.save("own/sample.jpg", ContentFile(b"a picture"))
    picture = StoredFile.objects.create(
        practice=alice.practice, kind="picture", name=name, content_type="image/jpeg", size=9, digest="0" * 64,
        width=64, height=48, stored_by=alice,
    )  # fmt: skip
    return reviewed(alice, ada, picture=picture).revisions.get()


def _reviewed_pose(alice: Member, ada: Member) -> PoseVersion:
    return PoseVersion.objects.create(
        practice=alice.practice, exercise="clam", number=1, record={"id": "clam", "position": "side_lying", "end": {}},
        state="reviewed", made_by=ada, changed_by=ada, reviewed_by=ada, reviewed_at=timezone.now(),
    )  # fmt: skip


def _reminder(dana: Client) -> Reminder:
    now = timezone.now()
    return Reminder.objects.create(
        practice=dana.practice, client=dana, kind="programme_changed", channel="email", occasion="1", state="dead",
        local_date=now.date(), local_time=now.time(), time_zone="Europe/London", due_at=now,
    )  # fmt: skip


def _one_set(session: Session) -> SetLog:
    return SetLog.objects.create(
        practice=session.practice,
        client=session.client,
        session=session,
        prescription=Prescription.objects.of(session.client).get(exercise="bird_dog"),
        set_number=1,
        reps=8,
        done_at=timezone.now(),
        made_id=uuid4(),
    )


def draft_of(dana: Client, alice: Member) -> ProgrammeVersion:
    practice = alice.practice
    programme = Programme.objects.create(practice=practice, client=dana, name="Next", created_by=alice)
    draft = ProgrammeVersion.objects.create(practice=practice, programme=programme, number=1)
    stage = Stage.objects.create(
        practice=practice, version=draft, number=1, name="Breathe", first_week=1, last_week=4, sessions_per_week=3
    )
    workout = Workout.objects.create(practice=practice, stage=stage, letter="A")
    Prescription.objects.create(
        practice=practice, workout=workout, position=1, exercise="bird_dog", sets=2, reps=8, per_week=3
    )
    return draft


def another_client(alice: Member) -> Client:
    """Erin: a client of the same practice, who must not reach Dana's rows."""
    return Client.objects.create(
        practice=alice.practice,
        therapist=alice,
        person=Person.objects.create_user(email="erin@example.test", name="Erin"),
        name="Erin Moss",
        email="erin@example.test",
        date_of_birth=date(1985, 1, 1),
        time_zone="Europe/London",
        training_time=time(8, 0),
    )
