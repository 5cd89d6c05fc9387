import pytest

from clients.practices.models import Practice
from clients.practices.scoping import UnscopedQuery
from clients.records.models import Client


@pytest.mark.parametrize(
    "ask",
    [list, len, bool, lambda rows: rows.count(), lambda rows: rows.exists(), lambda rows: rows.first(),
     lambda rows: rows.update(goal="x"), lambda rows: rows.delete(), lambda rows: list(rows.iterator()),
     lambda rows: rows.get(name="Dana Reed"), lambda rows: rows.in_bulk(),
     lambda rows: list(Practice.objects.filter(pk__in=rows.values("practice")))],
)  # fmt: skip
def test_a_query_that_does_not_say_whose_rows_it_wants_refuses_to_run(dana, ask):
    with pytest.raises(UnscopedQuery, match="visible_to"):
        ask(Client.objects.filter(name="Dana Reed"))


def test_a_therapist_sees_the_clients_of_the_own_practice_and_no_other(alice, bob, charlie, dana):
    assert list(Client.objects.visible_to(alice)) == [dana]
    assert list(Client.objects.visible_to(bob)) == [dana]
    assert list(Client.objects.visible_to(charlie)) == []


def test_rows_of_a_client_are_reached_without_naming_the_practice_again(alice, dana):
    assert list(alice.clients.all()) == [dana]
    assert list(Client.objects.of(dana)) == [dana]
