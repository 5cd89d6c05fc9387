"""A client's phone is added, tried and ended by the client alone."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from programmes.reminders.channels import push_service
from programmes.reminders.models import Phone
from tests.programmes.reminders.providers import running_provider

pytestmark = pytest.mark.enable_socket
ADD, OFF, TEST = (f"reminders:{name}" for name in ("my_phone", "phone_off", "try_phone"))


@pytest.fixture
def provider():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def phone(dana, provider, settings, tmp_path, signed_in):
    """A browser in which Dana allowed notifications."""
    push_service.signing_key.cache_clear()
    cache.clear()
    settings.VAR, settings.EMBEDDED, settings.PUSH_LOCAL_SERVICE = tmp_path, True, provider.url
    browser = signed_in(dana)
    browser.endpoint = f"{provider.url}/phone"
    assert browser.post(reverse(ADD), {"endpoint": browser.endpoint, **provider.keys()}).status_code == 204
    return browser


def test_a_client_sends_one_to_this_phone_and_sees_how_it_looks(phone, provider, dana):
    dana.language = "ar"
    dana.save()

    assert phone.post(reverse(TEST), {"endpoint": phone.endpoint}).status_code == 204

    [shown] = provider.shown()
    assert (shown["body"], shown["lang"], shown["dir"]) == ("هكذا يبدو التذكير. Harbour Movement", "ar", "rtl")
    assert "Dana" not in json.dumps(shown)


def test_trying_again_at_once_is_refused_and_so_is_trying_a_phone_that_is_not_there(phone, provider):
    assert phone.post(reverse(TEST), {"endpoint": phone.endpoint}).status_code == 204
    assert phone.post(reverse(TEST), {"endpoint": phone.endpoint}).status_code == 429
    assert phone.post(reverse(TEST), {"endpoint": "https://elsewhere.example/x"}).status_code == 422
    assert len(provider.got) == 1


@pytest.mark.parametrize(("status", "said"), [(410, "did not take it"), (503, "does not answer")])
def test_a_try_that_fails_says_what_to_do(phone, provider, status, said):
    provider.status = status

    answer = phone.post(reverse(TEST), {"endpoint": phone.endpoint})

    assert (answer.status_code, said in answer.content.decode()) == (502, True)


def test_one_phone_ends_alone_and_all_of_them_together(phone, provider, dana):
    other = f"{provider.url}/tablet"
    phone.post(reverse(ADD), {"endpoint": other, **provider.keys()})

    assert phone.post(reverse(OFF), {"endpoint": phone.endpoint}).status_code == 204
    assert [left.endpoint for left in Phone.objects.of(dana).in_force()] == [other]

    assert phone.post(reverse(OFF)).status_code == 302
    assert not Phone.objects.of(dana).in_force().exists()


def test_the_page_knows_the_phone_by_a_mark_and_does_not_show_its_address(phone, dana):
    page = phone.get(reverse("reminders:my_reminders")).content.decode()

    assert Phone.objects.of(dana).get().mark in page
    assert phone.endpoint not in page
