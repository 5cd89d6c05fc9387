import pytest
from django.db import connection, transaction
from django.urls import reverse

from clients.practices import audit


@pytest.fixture
def trail(alice, ada, dana, charlie):
    with transaction.atomic():
        for number in range(60):
            audit.record("client.viewed" if number else "client.registered", subject=dana, by=alice, client=dana)
        audit.record("member.added", subject=charlie, by=charlie)


def test_the_trail_is_shown_newest_first_a_page_at_a_time(trail, ada, signed_in):
    first = signed_in(ada).get(reverse("practices:audit"))
    second = signed_in(ada).get(reverse("practices:audit"), {"page": 2})

    assert [line.number for line in first.context["lines"]][:2] == [60, 59]
    assert [line.number for line in second.context["lines"]][-1] == 1
    assert "Page 1 of 2" in first.content.decode()


def test_the_trail_can_be_asked_for_one_event_or_one_member(trail, ada, alice, signed_in):
    by_event = signed_in(ada).get(reverse("practices:audit"), {"event": "client.registered"})
    by_person = signed_in(ada).get(reverse("practices:audit"), {"person": str(ada.pk)})

    assert [line.number for line in by_event.context["lines"]] == [1]
    assert list(by_person.context["lines"]) == []
    assert "No lines match" in by_person.content.decode()


def test_another_practice_is_not_in_the_trail(trail, ada, signed_in):
    page = signed_in(ada).get(reverse("practices:audit"))

    assert "member.added" not in page.content.decode()


def test_the_page_says_whether_the_chain_holds(trail, ada, signed_in):
    holds = signed_in(ada).get(reverse("practices:audit"), {"check": "yes"}).content.decode()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_no_update")
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE practices_auditevent SET actor_name = 'Nobody' WHERE number = 7")
    broken = signed_in(ada).get(reverse("practices:audit"), {"check": "yes"}).content.decode()

    assert "The chain holds." in holds
    assert "broken at line 7" in broken


def test_the_page_takes_few_queries(trail, ada, signed_in, django_assert_max_num_queries):
    browser = signed_in(ada)

    with django_assert_max_num_queries(7):
        browser.get(reverse("practices:audit"))
