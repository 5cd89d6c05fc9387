import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.records.actions.notes import add_addendum, change_note, sign_note, write_note
from clients.records.models import HistoryEvent, Note


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def note(alice, dana):
    return write_note(client=dana, text="Walks well.", by=alice)


@pytest.fixture
def signed(note, alice, now):
    return sign_note(note=note, now=now, by=alice)


def events(by):
    lines = AuditEvent.objects.visible_to(by).exclude(event__endswith="viewed").order_by("number")
    return [line.event for line in lines]


def test_a_note_is_written_and_signed_in_one_go(alice, dana, signed_in):
    url = reverse("records:write_note", args=[dana.pk])

    signed_in(alice).post(url, {"text": "Walks well.", "sign": "yes", "submission": str(uuid7())})

    assert Note.objects.of(dana).get().signed_at is not None
    assert events(alice) == ["note.written", "note.signed"]


def test_an_empty_note_is_refused_with_what_to_do(alice, dana, signed_in):
    page = signed_in(alice).post(reverse("records:write_note", args=[dana.pk]), {"text": "  "})

    assert page.status_code == 422
    assert "Write something, or go back" in page.content.decode()


def test_pressing_twice_writes_one_note(alice, dana, signed_in):
    browser, said = signed_in(alice), {"text": "Walks well.", "sign": "yes", "submission": str(uuid7())}

    for _ in range(2):
        answer = browser.post(reverse("records:write_note", args=[dana.pk]), said)

    assert answer.status_code == 302
    assert Note.objects.of(dana).count() == 1
    assert events(alice) == ["note.written", "note.signed"]


def test_the_writer_changes_an_open_note_and_a_colleague_does_not_even_see_it(alice, bob, note, signed_in):
    url = reverse("records:change_note", args=[note.pk])

    assert signed_in(bob).post(url, {"text": "Limps."}).status_code == 404
    with pytest.raises(PermissionDenied):
        change_note(note=note, text="Limps.", by=bob)
    assert signed_in(alice).post(url, {"text": "Walks very well."}).status_code == 302

    note.refresh_from_db()
    assert note.text == "Walks very well."
    assert events(alice) == ["note.written", "note.changed"]


def test_a_signed_note_stays_as_it_is_and_takes_addenda_from_colleagues(alice, bob, signed, signed_in):
    changed = signed_in(alice).post(reverse("records:change_note", args=[signed.pk]), {"text": "Limps."})
    added = signed_in(bob).post(
        reverse("records:add_addendum", args=[signed.pk]), {"text": "Her GP agrees."}, follow=True
    )

    signed.refresh_from_db()
    assert changed.status_code == 422
    assert "This note is signed and stays as it is." in changed.content.decode()
    assert signed.text == "Walks well."
    assert "Her GP agrees." in added.content.decode()
    assert events(alice) == ["note.written", "note.signed", "note.added_to"]


def test_an_addendum_sent_twice_is_kept_once(bob, signed, signed_in):
    browser, url = signed_in(bob), reverse("records:note", args=[signed.pk])
    submission = browser.get(url).context["form"]["submission"].value()

    for _ in range(2):
        browser.post(
            reverse("records:add_addendum", args=[signed.pk]), {"text": "Her GP agrees.", "submission": submission}
        )

    assert Note.objects.visible_to(bob).filter(addendum_to=signed).count() == 1
    assert f'value="{submission}"' not in browser.get(url).content.decode()


def test_an_open_note_or_an_addendum_takes_no_addendum(alice, note, now):
    with pytest.raises(ValidationError, match="Only a signed note"):
        add_addendum(note=note, text="More.", now=now, by=alice)
    addendum = add_addendum(note=sign_note(note=note, now=now, by=alice), text="More.", now=now, by=alice)
    with pytest.raises(ValidationError, match="Only a signed note"):
        add_addendum(note=addendum, text="Even more.", now=now, by=alice)


def test_an_empty_addendum_is_refused_and_reading_a_note_is_recorded(alice, charlie, signed, signed_in):
    page = signed_in(alice).post(reverse("records:add_addendum", args=[signed.pk]), {"text": ""})
    read = signed_in(alice).get(reverse("records:note", args=[signed.pk]))
    foreign = signed_in(charlie).get(reverse("records:note", args=[signed.pk]))

    assert (page.status_code, read.status_code, foreign.status_code) == (422, 200, 404)
    assert AuditEvent.objects.visible_to(alice).filter(event="note.viewed").count() == 1


HAPPENED = {"kind": "injury", "happened_on": "2019-06-01", "region": "ankle", "side": "left", "words": "Sprain"}


def test_history_is_added_once_however_often_it_is_sent(alice, dana, signed_in):
    browser, said = signed_in(alice), {**HAPPENED, "submission": str(uuid7())}

    for _ in range(2):
        answer = browser.post(reverse("records:add_history", args=[dana.pk]), said)

    assert answer.status_code == 302
    event = HistoryEvent.objects.of(dana).get()
    assert (event.place_and_words, event.in_short) == ("Left ankle. Sprain", "Left ankle injury 2019")
    assert events(alice) == ["history.added"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"happened_on": "2990-01-01"}, "This date is in the future. Check the year."),
        ({"happened_on": "1950-01-01"}, "This is before the client was born. Check the year."),
        ({"happened_on": "once"}, "Enter a date such as 1990-05-31."),
        ({"kind": "dream"}, "Select a valid choice"),
        ({"region": "tail"}, "Select a valid choice"),
    ],
)
def test_history_says_what_to_put_right_and_keeps_what_was_typed(alice, dana, signed_in, change, sentence):
    page = signed_in(alice).post(reverse("records:add_history", args=[dana.pk]), {**HAPPENED, **change})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Sprain" in page.content.decode()
    assert not HistoryEvent.objects.of(dana).exists()


def test_history_can_be_put_right_by_a_colleague_and_not_by_a_stranger(alice, bob, charlie, dana, signed_in):
    signed_in(alice).post(reverse("records:add_history", args=[dana.pk]), HAPPENED)
    event = HistoryEvent.objects.of(dana).get()
    url = reverse("records:change_history", args=[event.pk])

    assert "Sprain" in signed_in(bob).get(url).content.decode()
    signed_in(bob).post(url, {**HAPPENED, "side": "right"})
    assert signed_in(charlie).post(url, HAPPENED).status_code == 404

    event.refresh_from_db()
    assert event.side == "right"
    assert events(alice) == ["history.added", "history.changed"]
