import pytest
from django.urls import reverse

from clients.practices.ids import uuid7
from therapy.assessments.models import Addendum

pytestmark = pytest.mark.django_db


def url(name, assessment):
    return reverse(f"api:assessment_{name}", args=[assessment.pk])


def test_other_software_signs_adds_and_reads_both(alice, signed_in, finished):
    browser, addendum = signed_in(alice), {"id": str(uuid7()), "text": "The left hip was sore."}
    assert browser.get(url("signature", finished)).json() == {"signature": None, "is_as_signed": True, "addenda": []}

    signed = browser.post(url("signature", finished))
    added = [browser.post(url("addenda", finished), addendum, content_type="application/json") for _ in range(2)]

    assert [signed.status_code, *(each.status_code for each in added)] == [201, 201, 201]
    read = browser.get(url("signature", finished)).json()
    assert read["signature"]["signed_by"] == str(alice.pk)
    assert read["is_as_signed"]
    assert [each["text"] for each in read["addenda"]] == ["The left hip was sore."]


def test_what_the_page_refuses_the_api_refuses(alice, bob, charlie, signed_in, finished):
    addendum = {"text": "The left hip was sore."}

    assert signed_in(charlie).post(url("signature", finished)).status_code == 404
    assert signed_in(bob).post(url("signature", finished)).status_code == 400
    early = signed_in(alice).post(url("addenda", finished), addendum, content_type="application/json")
    assert early.status_code == 400
    assert "Only a signed assessment" in early.content.decode()
    assert not Addendum.objects.visible_to(alice).exists()
