"""A practice may do without suggestions: an admin turns them off and on, and the trail says so."""

import pytest
from django.urls import reverse

from clients.practices.actions.practice import switch_suggestions
from clients.practices.models import AuditEvent, Practice

URL = "practices:suggestions"


def events(member) -> list[str]:
    return list(AuditEvent.objects.visible_to(member).order_by("number").values_list("event", flat=True))


@pytest.mark.django_db
def test_suggestions_are_on_unless_an_admin_turns_them_off(ada, alice, charlie):
    assert ada.practice.suggestions

    switch_suggestions(on=False, by=ada)

    assert not Practice.objects.get(pk=ada.practice_id).suggestions
    assert Practice.objects.get(pk=charlie.practice_id).suggestions
    assert events(ada) == ["suggestions.turned_off"]


@pytest.mark.django_db
def test_turning_off_what_is_off_leaves_one_line_on_the_trail(ada):
    for on in (False, False, True):
        switch_suggestions(on=on, by=ada)

    assert events(ada) == ["suggestions.turned_off", "suggestions.turned_on"]


@pytest.mark.django_db
def test_an_admin_switches_on_the_settings_page_and_a_therapist_may_not(ada, alice, signed_in):
    refused = signed_in(alice).post(reverse(URL), {"on": "no"})
    assert refused.status_code == 403
    assert Practice.objects.get(pk=ada.practice_id).suggestions

    page = signed_in(ada).post(reverse(URL), {"on": "no"}, follow=True)

    assert "Suggestions are off for everybody here." in page.text
    assert "Turn suggestions on" in page.text
    assert not Practice.objects.get(pk=ada.practice_id).suggestions


@pytest.mark.django_db
def test_a_switch_that_says_neither_on_nor_off_changes_nothing(ada, signed_in):
    page = signed_in(ada).post(reverse(URL), {"on": "perhaps"}, follow=True)

    assert "Nothing was changed." in page.text
    assert Practice.objects.get(pk=ada.practice_id).suggestions
    assert events(ada) == []


@pytest.mark.django_db
def test_saving_the_other_settings_leaves_suggestions_as_they_are(ada, signed_in):
    switch_suggestions(on=False, by=ada)
    typed = {"name": "Harbour", "time_zone": "Europe/Berlin", "emergency_number": "112"}

    signed_in(ada).post(reverse("practices:settings"), typed)

    kept = Practice.objects.get(pk=ada.practice_id)
    assert (kept.name, kept.suggestions) == ("Harbour", False)
