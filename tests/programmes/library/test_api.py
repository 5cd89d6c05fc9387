from django.urls import reverse

from tests.programmes.library.own import reviewed


def test_exercises_are_listed_in_pages_and_filtered_as_on_the_page(alice, ada, dana, signed_in):
    url = reverse("api:exercises")

    first = signed_in(alice).get(url).json()
    assert (len(first["results"]), bool(first["next"])) == (50, True)
    found = signed_in(ada).get(url, {"words": "bird dog", "stage": 2}).json()["results"]
    assert {each["stage"] for each in found} == {2}
    assert signed_in(dana).get(url).status_code == 403
    assert signed_in(None).get(url).status_code in (401, 403)


def test_one_exercise_says_its_dose_and_its_ladder(alice, signed_in):
    shown = signed_in(alice).get(reverse("api:exercise", args=["bird_dog"])).json()

    assert shown["dose"].startswith("3 × 6 · hold 8 s · each side")
    assert "bear_hover" in shown["harder"]
    assert signed_in(alice).get(reverse("api:exercise", args=["nothing"])).status_code == 404


def test_a_practices_own_exercises_are_listed_for_itself_alone(alice, ada, charlie, signed_in):
    own = reverse("api:exercise", args=[reviewed(alice, ada).pk])

    for member, names in ((alice, ["Harbour reach"]), (charlie, [])):
        found = signed_in(member).get(reverse("api:exercises"), {"words": "harbour"}).json()["results"]
        assert [each["name"] for each in found] == names
    assert signed_in(alice).get(own).json()["name"] == "Harbour reach"
    assert signed_in(charlie).get(own).status_code == 404


def test_templates_come_with_stages_doses_and_gates_in_words(alice, signed_in):
    listed = signed_in(alice).get(reverse("api:templates")).json()["results"]
    shown = signed_in(alice).get(reverse("api:template", args=["foundation_inner_unit_4w"])).json()

    assert shown in listed
    assert shown["phases"][0]["last_week"] == 2
    assert any("breathe normally" in gate for gate in shown["phases"][0]["gates"])
