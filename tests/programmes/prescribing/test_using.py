"""Where an exercise is prescribed, told on the exercise's own page."""

from datetime import date

from django.urls import reverse

from programmes.library.own.use import Uses
from tests.programmes.builders import running_programme

USING = reverse("prescribing:using", args=["bird_dog"])


def ended_programme(client, exercise: str) -> None:
    programme = running_programme(client, starts_on=date(2026, 8, 3), exercise=exercise).programme
    programme.state = "ended"
    programme.save()


def test_the_practices_programmes_with_an_exercise_are_counted_and_named(alice, bob, dana, signed_in):
    ended_programme(dana, "clam")
    ended_programme(dana, "bird_dog")
    running_programme(dana, starts_on=date(2026, 11, 2))

    for colleague in (alice, bob):
        page = signed_in(colleague).get(USING).text
        assert "In 2 of your practice's programmes, 1 of them under way" in page
        assert f"{dana.name}: Foundation" in page


def test_another_practice_sees_none_of_them(charlie, dana, signed_in):
    running_programme(dana, starts_on=date(2026, 11, 2))

    page = signed_in(charlie).get(USING).text

    assert "In none of your practice's programmes yet" in page
    assert dana.name not in page


def test_all_are_counted_and_the_newest_five_named(alice, dana, signed_in):
    for _ in range(7):
        ended_programme(dana, "bird_dog")

    page = signed_in(alice).get(USING, headers={"HX-Request": "true"})

    assert page.context["counts"] == Uses(programmes=7, under_way=0)
    assert len(page.context["programmes"]) == 5
    assert "<html" not in page.text
