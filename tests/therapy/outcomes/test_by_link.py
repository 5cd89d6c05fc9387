"""A question sent as a link: opened without signing in, once, by whoever knows the year."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from clients.records.links import link_to
from therapy.outcomes.actions import ask_for_measure, stop_asking
from therapy.outcomes.models import Score
from therapy.outcomes.views.sending import BY_LINK

PAINS = {"value_0": 4, "value_1": 7, "value_2": 2}


@pytest.fixture
def asked(dana, alice):
    today = timezone.localdate()
    return ask_for_measure(client=dana, measure="NPRS", due_on=today, every_weeks=None, by=alice)


@pytest.fixture
def url(asked, settings):
    return link_to(BY_LINK, asked).removeprefix(settings.BASE_URL)


@pytest.fixture
def phone(signed_in, url):
    """Somebody's phone, on which the year of birth was said."""
    browser = signed_in(None)
    assert browser.post(url, {"year": "1990"}).status_code == 302
    return browser


def test_the_year_of_birth_comes_first_and_a_wrong_one_shows_nothing(signed_in, url):
    browser = signed_in(None)

    for answer in (browser.get(url), browser.post(url, {"year": "1991"}), browser.post(url, PAINS)):
        assert "In which year were you born?" in answer.content.decode()
        assert "How strong" not in answer.content.decode()
    assert not Score.across_practices.exists()


def test_after_five_wrong_years_it_is_closed_for_a_while(signed_in, url):
    browser = signed_in(None)

    statuses = [browser.post(url, {"year": f"{1950 + n}"}).status_code for n in range(6)]

    assert statuses == [422] * 5 + [429]
    assert browser.post(url, {"year": "1990"}).status_code == 429


def test_three_pains_are_kept_as_three_series_and_the_link_is_spent(alice, dana, phone, url, signed_in):
    assert "How strong was your pain" in phone.get(url).content.decode()

    phone.post(url, PAINS)
    again = phone.post(url, {**PAINS, "value_0": 9}).content.decode()

    score = Score.objects.of(dana).get()
    assert (score.value, [part["value"] for part in score.parts]) == (4, [4, 7, 2])
    assert "You have answered this. Thank you." in again
    panel = signed_in(alice).get(reverse("outcomes:panel", args=[dana.pk])).content.decode()
    for series in ("Pain, average over 7 days", "Pain, worst in 24 hours", "Pain, now"):
        assert series in panel


def test_a_question_left_open_is_named_and_what_was_chosen_stays(phone, url):
    page = phone.post(url, {"value_0": 4})

    assert page.status_code == 422
    assert "Choose a number for each question." in page.content.decode()
    assert 'value="4" aria-label="4, Moderate" checked' in " ".join(page.content.decode().split())


def test_a_question_taken_back_asks_nothing_more(asked, alice, phone, url):
    stop_asking(request=asked, by=alice)

    page = phone.get(url).content.decode()

    assert "taken this question back" in page
    assert "How strong" not in page


@pytest.mark.parametrize("token", ["nonsense", "x:y:z"])
def test_a_link_that_nobody_signed_finds_nothing(db, signed_in, token):
    assert signed_in(None).get(reverse(BY_LINK, args=[token])).status_code == 404


def test_a_link_for_something_else_opens_no_question(asked, signed_in):
    token = link_to("reminders:stop", asked).rstrip("/").rpartition("/")[2]

    assert signed_in(None).get(reverse(BY_LINK, args=[token])).status_code == 404


def test_the_link_is_sent_by_e_mail_and_the_letter_tells_nothing_of_health(alice, asked, url, signed_in):
    page = signed_in(alice).get(reverse("outcomes:link", args=[asked.pk]))
    signed_in(alice).post(reverse("outcomes:link", args=[asked.pk]))

    letter = mail.outbox[0]
    assert "/q/" in page.content.decode()
    assert letter.to == ["dana@example.test"]
    assert letter.subject == "A few questions from Harbour Movement"
    assert "/q/" in letter.body
    assert "pain" not in (letter.body + letter.subject).lower()


def test_without_an_address_the_page_says_what_to_do(alice, dana, asked, signed_in):
    dana.email = ""
    dana.save()

    page = signed_in(alice).post(reverse("outcomes:link", args=[asked.pk]), follow=True)

    assert "There is no e-mail address yet." in page.content.decode()
    assert mail.outbox == []


def test_a_therapist_asks_in_person_and_stands_beside_the_answer(alice, charlie, asked, dana, signed_in):
    url = reverse("outcomes:in_person", args=[asked.pk])

    assert signed_in(charlie).post(url, PAINS).status_code == 404
    assert signed_in(alice).post(url, PAINS).status_code == 302

    assert Score.objects.of(dana).get().how == "asked by Alice"


def test_printed_sentences_are_ticked_or_none_is_said(alice, dana, signed_in):
    today = timezone.localdate()
    asked = ask_for_measure(client=dana, measure="RMDQ", due_on=today, every_weeks=4, by=alice)
    browser, url = signed_in(dana), reverse("outcomes:my_answer", args=[asked.pk])

    page = browser.get(url).content.decode()
    nothing, both = browser.post(url, {}), browser.post(url, {"ticked": ["1"], "none": "on"})
    browser.post(url, {"ticked": ["1", "3", "24"]})

    assert page.count('name="ticked"') == 24
    assert "Used unchanged, as its author permits." in page
    assert "or that none does" in nothing.content.decode()
    assert "Leave one of the two." in both.content.decode()
    score = Score.objects.of(dana).get()
    assert (score.value, score.parts[2]["name"]) == (3, "I stay in bed most of the time because of my back.")
