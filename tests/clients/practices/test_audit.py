import pytest
from django.db import DatabaseError, connection, transaction

from clients.practices import audit
from clients.practices.models import AuditEvent


@pytest.fixture
def trail(alice, dana):
    with transaction.atomic():
        for event in ("client.registered", "client.viewed", "client.changed"):
            audit.record(event, subject=dana, by=alice, client=dana)
    alice.practice.refresh_from_db()
    return alice.practice


def test_each_event_says_who_did_what_to_whom_and_follows_the_one_before(trail, alice, dana):
    first, second, third = AuditEvent.objects.visible_to(alice).order_by("number")

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert (first.actor_kind, first.actor_name, first.subject_id) == ("member", "Alice", dana.pk)
    assert third.previous_hash == second.hash
    assert audit.first_broken_line(trail) is None


def test_an_event_outside_the_transaction_of_its_deed_is_refused(transactional_db, alice, dana):
    with pytest.raises(RuntimeError, match="inside the transaction"):
        audit.record("client.viewed", subject=dana, by=alice)


def test_a_line_cannot_be_changed_or_removed_in_the_database(trail):
    if connection.vendor == "sqlite":
        connection.cursor().execute(
            "CREATE TRIGGER audit_no_delete BEFORE DELETE ON practices_auditevent"
            " BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END"
        )
    for deed in ("UPDATE practices_auditevent SET event = 'x'", "DELETE FROM practices_auditevent"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(deed)


def test_the_chain_tells_which_line_was_altered_or_removed(trail):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_no_update")
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")  # as whoever owns the server could
        cursor.execute("UPDATE practices_auditevent SET actor_name = 'Nobody' WHERE number = 2")
        assert audit.first_broken_line(trail) == 2

        cursor.execute("DELETE FROM practices_auditevent WHERE number = 3")
        assert audit.first_broken_line(trail) == 2
