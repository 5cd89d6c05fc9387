"""Notes in four parts: kept as they are written, never overwritten from another window."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.records.actions.notes import ChangedElsewhere, change_note, sign_note, write_note
from clients.records.models import Note

WRITTEN = {"subjective": "Stairs are easier.", "objective": "Step down: no drift.", "plan": "See her in two weeks."}


@pytest.fixture
def draft(alice, dana, signed_in):
    browser, submission = signed_in(alice), str(uuid7())

    def keep(version, **words):
        said = {"submission": submission, "version": version, **words}
        return browser.post(reverse("records:draft_note", args=[dana.pk]), said)

    return keep


def test_what_is_being_written_is_kept_each_time_and_stays_open_to_its_writer(alice, bob, dana, draft, signed_in):
    first = draft(0, subjective="Stairs are")
    second = draft(first.json()["version"], **WRITTEN)

    note = Note.objects.of(dana).get()
    assert (note.subjective, note.signed_at) == ("Stairs are easier.", None)
    assert second.json()["version"] == note.version == 2
    assert signed_in(bob).get(reverse("records:note", args=[note.pk])).status_code == 404
    assert "Stairs are easier." in signed_in(alice).get(reverse("records:write_note", args=[dana.pk])).content.decode()


def test_keeping_the_same_words_again_changes_nothing(alice, draft):
    for _ in range(3):
        answer = draft(1, **WRITTEN)

    events = AuditEvent.objects.visible_to(alice).filter(event__startswith="note.").values_list("event", flat=True)
    assert (answer.status_code, list(events)) == (200, ["note.written"])


def test_an_empty_draft_is_not_kept_and_says_why(dana, draft):
    answer = draft(0, subjective="  ")

    assert (answer.status_code, answer.json()["says"]) == (422, "Write something, or go back without saving.")
    assert not Note.objects.of(dana).exists()


def test_words_from_another_window_are_shown_and_not_overwritten(alice, dana, draft, signed_in):
    draft(0, **WRITTEN)
    draft(1, plan="Call the doctor.")
    note = Note.objects.of(dana).get()

    late = draft(1, plan="Another plan.")
    page = signed_in(alice).post(
        reverse("records:change_note", args=[note.pk]), {"plan": "Another plan.", "version": 1, "submission": note.pk}
    )

    assert (late.status_code, late.json()["words"]["plan"]) == (409, "Call the doctor.")
    assert page.status_code == 422
    for said in ("Call the doctor.", "Another plan.", 'name="version" value="2"'):
        assert said in page.content.decode()
    note.refresh_from_db()
    assert note.plan == "Call the doctor."


def test_a_change_made_from_an_old_version_is_refused_by_the_action_too(alice, dana):
    note = write_note(client=dana, plan="One.", by=alice)
    change_note(note=note, version=1, plan="Two.", by=alice)

    with pytest.raises(ChangedElsewhere):
        change_note(note=note, version=1, plan="Three.", by=alice)


def test_a_signed_note_takes_no_draft(alice, dana, draft):
    draft(0, **WRITTEN)
    sign_note(note=Note.objects.of(dana).get(), now=timezone.now(), by=alice)

    answer = draft(1, subjective="Something else.")

    assert (answer.status_code, "signed and stays" in answer.json()["says"]) == (422, True)


def test_the_notes_page_shows_parts_and_addenda_and_a_stranger_finds_nothing(alice, bob, charlie, dana, signed_in):
    note = sign_note(note=write_note(client=dana, **WRITTEN, by=alice), now=timezone.now(), by=alice)
    signed_in(bob).post(reverse("records:add_addendum", args=[note.pk]), {"text": "Her doctor agrees."})
    write_note(client=dana, plan="Mine alone.", by=alice)
    url = reverse("records:notes", args=[dana.pk])

    page = signed_in(bob).get(url).content.decode()

    for said in ("Subjective", "Stairs are easier.", "Plan", "Her doctor agrees."):
        assert said in page
    assert "Mine alone." not in page
    assert "Mine alone." in signed_in(alice).get(url).content.decode()
    assert signed_in(charlie).get(url).status_code == 404
