import re
import time

import pytest
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse

from clients.practices.models import Person

SIGN_IN = "/sign-in/"
PASSWORD = "four words in a row"


@pytest.fixture
def with_password(alice):
    alice.person.set_password(PASSWORD)
    alice.person.save()
    return alice


def asked_for_code(email):
    """A browser in which a code for this address was asked for, and the answer."""
    browser = Browser()
    return browser, browser.post(reverse("account_request_login_code"), {"email": email}, follow=True)


def code_in_mail():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def said(answer):
    """The page's words without the address and the tokens, which always differ."""
    words = re.sub(r'nonce="[^"]+"|value="[^"]{30,}"|x-csrftoken": "[^"]+"', "", answer.content.decode())
    return re.sub(r"[a-z]+@example\.test", "ADDRESS", words)


def test_a_member_signs_in_with_a_password_and_a_wrong_one_is_refused_in_a_sentence(with_password):
    browser = Browser()
    wrong = browser.post(SIGN_IN, {"login": "alice@example.test", "password": "something else"})
    right = browser.post(SIGN_IN, {"login": "Alice@Example.test", "password": PASSWORD})

    assert "do not belong together" in wrong.content.decode()
    assert right.url == reverse("practices:home")
    assert browser.session.get_expire_at_browser_close()


def test_a_member_may_stay_signed_in_for_twelve_hours(with_password):
    browser = Browser()
    browser.post(SIGN_IN, {"login": "alice@example.test", "password": PASSWORD, "remember": "on"})

    assert browser.session.get_expiry_age() == 12 * 3600


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"login": "", "password": "x"}, "Enter your e-mail address."),
        ({"login": "not an address", "password": "x"}, "such as name@example.org"),
        ({"login": "alice@example.test", "password": ""}, "Enter your password."),
    ],
)
def test_each_field_of_the_sign_in_form_says_what_is_missing(with_password, typed, sentence):
    assert sentence in Browser().post(SIGN_IN, typed).content.decode()


def test_signing_in_leads_to_the_page_that_was_asked_for_and_never_to_another_site(with_password):
    typed = {"login": "alice@example.test", "password": PASSWORD}

    assert Browser().post(f"{SIGN_IN}?next=/clients/", {**typed, "next": "/clients/"}).url == "/clients/"
    elsewhere = Browser().post(SIGN_IN, {**typed, "next": "https://elsewhere.example/"})
    assert elsewhere.url == reverse("practices:home")


def test_the_sixth_wrong_password_in_five_minutes_is_not_even_looked_at(with_password):
    for _ in range(5):
        Browser().post(SIGN_IN, {"login": "alice@example.test", "password": "something else"})

    answer = Browser().post(SIGN_IN, {"login": "alice@example.test", "password": PASSWORD})

    assert "Too many attempts" in answer.content.decode()


def test_a_client_signs_in_with_the_e_mailed_code(dana):
    browser, asked = asked_for_code("dana@example.test")

    answer = browser.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    assert "a code is on its way" in asked.content.decode()
    assert answer.url == reverse("practices:home")
    assert browser.session["_auth_user_id"] == str(dana.person_id)


def test_a_code_may_be_typed_without_its_dash(dana):
    browser, _ = asked_for_code("dana@example.test")

    assert (
        browser.post(reverse("account_confirm_login_code"), {"code": code_in_mail().replace("-", "")}).status_code
        == 302
    )


def test_a_wrong_code_is_refused_and_the_third_ends_the_attempt(dana):
    browser, _ = asked_for_code("dana@example.test")
    code, confirm = code_in_mail(), reverse("account_confirm_login_code")

    first = browser.post(confirm, {"code": "0000-0000"})
    browser.post(confirm, {"code": "0000-0000"})
    third = browser.post(confirm, {"code": "0000-0000"})
    too_late = browser.post(confirm, {"code": code})

    assert "not the code we sent" in first.content.decode()
    assert third.url == too_late.url == reverse("account_request_login_code")
    assert "_auth_user_id" not in browser.session


def test_a_code_older_than_ten_minutes_is_refused(dana, monkeypatch):
    browser, _ = asked_for_code("dana@example.test")
    later = time.time() + 601
    monkeypatch.setattr("allauth.account.internal.flows.code_verification.time.time", lambda: later)

    answer = browser.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    assert answer.url == reverse("account_request_login_code")
    assert "_auth_user_id" not in browser.session


def test_a_code_works_only_in_the_browser_where_it_was_asked_for(dana):
    asked_for_code("dana@example.test")

    answer = Browser().post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    assert answer.url.startswith(reverse("account_request_login_code"))


def test_the_fourth_code_in_a_minute_is_not_sent(dana):
    answers = [asked_for_code("dana@example.test")[1] for _ in range(4)]

    assert len(mail.outbox) == 3
    assert "Too many attempts" in answers[-1].content.decode()


def test_asking_for_a_code_tells_nobody_whether_the_address_is_known(dana):
    _, known = asked_for_code("dana@example.test")
    _, unknown = asked_for_code("nobody@example.test")

    assert said(known) == said(unknown)
    assert [letter.to for letter in mail.outbox] == [["dana@example.test"]]


def test_asking_for_a_new_password_tells_nobody_whether_the_address_is_known(with_password):
    known = Browser().post(reverse("account_reset_password"), {"email": "alice@example.test"}, follow=True)
    unknown = Browser().post(reverse("account_reset_password"), {"email": "nobody@example.test"}, follow=True)

    assert said(known) == said(unknown)
    assert [letter.to for letter in mail.outbox] == [["alice@example.test"]]


@pytest.mark.parametrize("email", ["alice@example.test", "dana@example.test", "nobody@example.test"])
def test_a_wrong_password_is_hashed_once_whoever_it_is_for(with_password, dana, email, monkeypatch):
    hashed = []
    from django.contrib.auth.hashers import MD5PasswordHasher

    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))

    answer = Browser().post(SIGN_IN, {"login": email, "password": "something else"})

    assert "do not belong together" in answer.content.decode()
    assert len(hashed) == 1


def test_a_letter_leaves_only_after_the_answer(dana, rf, monkeypatch):
    from django.http import HttpResponse

    from clients.practices.middleware import MailAfterAnswerMiddleware

    def view(request):
        request.letters_after_answer.append(mail.EmailMessage("Your code", "1234", to=["dana@example.test"]))
        return HttpResponse("Look in your mail.")

    answer = MailAfterAnswerMiddleware(view)(rf.get("/"))
    before = len(mail.outbox)
    answer.close()

    assert (before, len(mail.outbox)) == (0, 1)


def test_a_mail_server_that_is_down_stops_nobody_and_is_logged_without_the_address(dana, monkeypatch, caplog):
    def refuse(letter):
        raise ConnectionRefusedError("dana@example.test")

    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", refuse)

    _, answer = asked_for_code("dana@example.test")

    assert answer.status_code == 200
    assert "could not be sent" in caplog.text
    assert "dana@" not in caplog.text


def test_a_member_sets_a_new_password_with_the_link_and_the_link_works_once(with_password):
    Browser().post(reverse("account_reset_password"), {"email": "alice@example.test"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body).group(1)
    browser = Browser()
    form = browser.get(link, follow=True)
    typed = {"password1": "another four words here", "password2": "another four words here"}

    saved = browser.post(form.request["PATH_INFO"], typed, follow=True)

    assert "Password saved" in saved.content.decode()
    alice = Person.objects.get(email="alice@example.test")
    assert alice.check_password("another four words here")
    assert "no longer works" in Browser().get(link, follow=True).content.decode()


def test_a_short_password_is_refused_with_what_to_do(with_password):
    Browser().post(reverse("account_reset_password"), {"email": "alice@example.test"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body).group(1)
    browser = Browser()
    form = browser.get(link, follow=True)

    answer = browser.post(form.request["PATH_INFO"], {"password1": "short", "password2": "short"})

    assert "at least 12 characters" in answer.content.decode()


def test_letters_about_signing_in_have_a_plain_subject_and_both_forms(dana):
    asked_for_code("dana@example.test")

    letter = mail.outbox[-1]

    assert letter.subject == "Your Plumbline sign-in code"
    assert code_in_mail() in letter.alternatives[0].content


def test_signing_out_is_a_post_and_ends_the_session(alice, signed_in):
    browser = signed_in(alice)

    asked = browser.get(reverse("account_logout"))
    answer = browser.post(reverse("account_logout"))

    assert "Sign out?" in asked.content.decode()
    assert answer.url == reverse("account_login")
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize("address", ["/sign-in/signup/", "/accounts/signup/", "/sign-in/email/"])
def test_nobody_signs_up_or_manages_addresses(db, address):
    assert Browser().get(address).status_code == 404
