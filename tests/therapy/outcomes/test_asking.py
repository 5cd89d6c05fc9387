"""A therapist asks, the client answers on the phone, both see what it came to."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from tests.contracts.world import another_client
from therapy.outcomes.actions import answer_measure, ask_for_measure, stop_asking, type_in_total
from therapy.outcomes.models import MeasureRequest, Score

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
THREE = [{"name": "Climb stairs", "value": 2}, {"name": "Carry a bag", "value": 4}, {"name": "Run", "value": 0}]


@pytest.fixture
def asked(dana, alice):
    def ask(measure: str = "NPRS", weeks: int | None = None, on: date = TODAY) -> MeasureRequest:
        return ask_for_measure(client=dana, measure=measure, due_on=on, every_weeks=weeks, by=alice)

    return ask


def events() -> list[str]:
    return list(AuditEvent.across_practices.filter(event__startswith="measure").values_list("event", flat=True))


def test_an_answer_is_scored_and_kept_once(asked, dana):
    request = asked("PSFS")

    for _ in range(2):
        answer_measure(request=request, parts=THREE, now=NOW, by=dana)

    [kept] = Score.objects.of(dana)
    assert (kept.value, kept.parts, kept.taken_on) == (2, THREE, TODAY)
    assert events() == ["measure.asked", "measure.answered"]


def test_what_comes_back_is_asked_again_so_many_weeks_after_the_answer(asked, dana):
    answer_measure(request=asked(weeks=2), parts=[{"name": "", "value": 5}], now=NOW, by=dana)

    [following] = MeasureRequest.objects.of(dana).open()
    assert (following.due_on, following.every_weeks) == (TODAY + timedelta(weeks=2), 2)


def test_what_is_asked_once_is_not_asked_again(asked, dana):
    answer_measure(request=asked(), parts=[{"name": "", "value": 5}], now=NOW, by=dana)

    assert not MeasureRequest.objects.of(dana).open().exists()


@pytest.mark.parametrize(
    ("measure", "parts"),
    [
        ("NPRS", []),
        ("NPRS", [{"name": "", "value": 11}]),
        ("PSFS", THREE[:2]),
        ("PSFS", [*THREE[:2], {"name": " ", "value": 1}]),
    ],
    ids=["nothing", "off the scale", "two of three", "a number without a name"],
)
def test_answers_that_do_not_make_a_score_are_refused_and_nothing_is_kept(asked, dana, measure, parts):
    with pytest.raises(ValidationError):
        answer_measure(request=asked(measure), parts=parts, now=NOW, by=dana)

    assert not Score.objects.of(dana).exists()


def test_a_request_taken_back_is_not_answered_and_frees_the_measure(asked, dana, alice):
    request = asked()
    with pytest.raises(ValidationError, match="asked already"):
        asked()
    stop_asking(request=request, by=alice)

    with pytest.raises(ValidationError, match="taken this question back"):
        answer_measure(request=request, parts=[{"name": "", "value": 5}], now=NOW, by=dana)
    assert asked().pk != request.pk


def test_nobody_answers_for_another(asked, alice):
    with pytest.raises(PermissionDenied):
        answer_measure(request=asked(), parts=[{"name": "", "value": 5}], now=NOW, by=another_client(alice))


def test_a_form_of_others_is_not_asked_and_its_total_keeps_to_its_range(dana, alice):
    with pytest.raises(ValidationError, match="its own form"):
        ask_for_measure(client=dana, measure="ODI", due_on=TODAY, every_weeks=None, by=alice)
    for total, day, field in ((101, TODAY, "total"), (20, TODAY + timedelta(days=1), "taken_on")):
        with pytest.raises(ValidationError) as refusal:
            type_in_total(client=dana, entry={"measure": "ODI", "total": total, "taken_on": day}, now=NOW, by=alice)
        assert set(refusal.value.message_dict) == {field}


def test_pressing_twice_on_each_page_makes_one(dana, alice, signed_in):
    today = timezone.localdate()
    browser = signed_in(alice)
    ask = {"measure": "NPRS", "due_on": f"{today}", "every_weeks": "2", "submission": str(uuid7())}
    total = {"measure": "ODI", "total": "32", "taken_on": f"{today}", "submission": str(uuid7())}

    for name, said in (("ask", ask), ("ask", ask), ("type_in", total), ("type_in", total)):
        assert browser.post(reverse(f"outcomes:{name}", args=[dana.pk]), said).status_code == 302

    assert (MeasureRequest.objects.of(dana).count(), Score.objects.of(dana).count()) == (1, 1)


def test_the_client_answers_on_the_phone_and_the_therapist_reads_the_course(asked, dana, alice, signed_in):
    first, phone = asked("PSFS", weeks=1), signed_in(dana)
    said = {f"{name}_{n}": part[name] for n, part in enumerate(THREE) for name in ("name", "value")}
    url = reverse("outcomes:my_answer", args=[first.pk])
    refused = phone.post(url, {**said, "value_1": ""})
    assert refused.status_code == 422
    assert "Carry a bag" in refused.content.decode()
    assert phone.post(url, said).status_code == 302

    MeasureRequest.objects.of(dana).open().update(due_on=TODAY)
    second = MeasureRequest.objects.of(dana).open().get()
    page = phone.get(reverse("outcomes:my_answer", args=[second.pk])).content.decode()
    assert "Climb stairs" in page, "the same things are asked about again"
    phone.post(reverse("outcomes:my_answer", args=[second.pk]), {"value_0": 5, "value_1": 6, "value_2": 4})

    panel = signed_in(alice).get(reverse("outcomes:panel", args=[dana.pk])).content.decode()
    assert "Better by 3: more than the usual error (2)." in panel


def test_only_what_is_due_is_on_the_clients_today(asked, dana, signed_in):
    asked("NPRS", on=timezone.localdate())
    asked("GROC", on=timezone.localdate() + timedelta(days=2))

    page = signed_in(dana).get(reverse("outcomes:my_questions")).content.decode()

    assert "Your pain lately" in page
    assert "How it has changed" not in page


def test_without_questions_the_page_says_so(dana, signed_in):
    assert "no question for you" in signed_in(dana).get(reverse("outcomes:my_questions")).content.decode()
