"""How a client's figure looks: chosen by therapists and by clients, of colours that stand out."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.models import AuditEvent
from clients.records.actions.looks import choose_look
from clients.records.looks import Clothes, Hair, Skin

STATIC = Path(__file__).resolve().parents[3] / "static" / "css"
CHOICE = {"figure_build": "pregnant", "figure_skin": "deep", "figure_hair": "grey", "figure_clothes": "rust"}


def test_a_therapist_gives_a_clients_figure_another_body(alice, dana, signed_in):
    page = signed_in(alice).post(reverse("records:look", args=[dana.pk]), CHOICE, follow=True)

    dana.refresh_from_db()
    assert "The figure is saved." in page.content.decode()
    assert (dana.figure_build, dana.figure_skin, dana.figure_hair, dana.figure_clothes) == tuple(CHOICE.values())


def test_clients_choose_for_themselves_and_their_pages_carry_it(dana, signed_in):
    browser = signed_in(dana)
    browser.post(reverse("records:my_look"), CHOICE)

    page = browser.get(reverse("records:my_look")).content.decode()

    assert 'data-figure-build="pregnant"' in page
    assert 'data-figure-skin="deep"' in page


def test_the_trail_names_what_was_chosen_but_not_the_choice(alice, dana):
    choose_look(client=dana, look=CHOICE, by=alice)
    choose_look(client=dana, look=CHOICE, by=alice)

    events = AuditEvent.across_practices.filter(event="client.figure_chosen")
    assert [event.details for event in events] == [{"fields": sorted(CHOICE)}]


def test_a_look_that_does_not_exist_is_refused(alice, dana, signed_in):
    with pytest.raises(ValidationError):
        choose_look(client=dana, look={"figure_skin": "blue"}, by=alice)

    answer = signed_in(alice).post(reverse("records:look", args=[dana.pk]), {**CHOICE, "figure_build": "giant"})
    assert answer.status_code == 422


def test_nobody_of_another_practice_chooses(charlie, dana, signed_in):
    assert signed_in(charlie).post(reverse("records:look", args=[dana.pk]), CHOICE).status_code == 404


def colours_of(name: str, choice: str) -> dict[str, tuple[str, str]]:
    """The colours a choice sets, for a light page and for a dark one; the ground's own where it says so."""
    [rules] = re.findall(rf'\[data-figure-{name}="{choice}"\] \.fig {{(.+)}}', _read("figure-looks.css"))
    found = re.findall(r"--fig-([a-z-]+): light-dark\(([^,]+), ([^)]+\)?)\);", rules)
    light, dark = GROUND
    return {
        part: (light if "var" in by_day else by_day, dark if "var" in by_night else by_night)
        for part, by_day, by_night in found
    }


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


GROUND = re.search(r"--fig-bg: light-dark\((#\w+), (#\w+)\)", _read("tokens.css")).groups()


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("name", "choice"),
    [
        *(("skin", choice) for choice in Skin.values if choice),
        *(("hair", choice) for choice in Hair.values if choice),
        *(("clothes", choice) for choice in Clothes.values if choice),
    ],
)
def test_each_part_or_its_edge_stands_out_from_the_ground(name, choice, theme):
    seen = {part: contrast(pair[theme], GROUND[theme]) for part, pair in colours_of(name, choice).items()}

    edge = seen.pop("halo", 1.0)
    assert seen
    assert all(max(value, edge) >= 3 for value in seen.values())
