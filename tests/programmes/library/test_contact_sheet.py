"""All figures at a glance and one by one, for those who look after them."""

from django.urls import reverse

from therapy.knowledge import load_library

SHEET = reverse("library:contact_sheet")


def ids(page) -> set[str]:
    return {figure.id for figure in page.context["figures"]}


def test_every_exercise_and_every_test_with_a_figure_is_on_the_sheet(alice, ada, signed_in):
    library = load_library()

    assert ids(signed_in(ada).get(SHEET)) == set(library.poses)
    assert set(library.exercises) <= ids(signed_in(alice).get(SHEET))


def test_the_sheet_is_for_staff_alone(dana, signed_in):
    assert signed_in(dana).get(SHEET).status_code == 403
    assert signed_in(dana).get(reverse("library:flip_book", args=["bird_dog"])).status_code == 403


def test_only_the_excused_are_shown_on_request_each_with_its_reason(alice, signed_in):
    page = signed_in(alice).get(SHEET, {"excused": "1"})

    poses = load_library().poses
    assert ids(page) == {pose.id for pose in poses.values() if pose.allowed}
    assert all(reason in page.text for pose in poses.values() for reason in pose.allowed.values())


def test_kind_and_position_narrow_together_and_what_makes_no_sense_shows_how_to_go_on(alice, signed_in):
    library = load_library()
    standing = {pose.id for pose in library.poses.values() if pose.position == "standing" and pose.id in library.tests}

    assert ids(signed_in(alice).get(SHEET, {"kind": "test", "position": "standing"})) == standing
    assert "Show all figures" in signed_in(alice).get(SHEET, {"position": "floating"}).text


def test_a_flip_book_lays_out_the_frames_and_leads_to_the_next_figure(alice, signed_in):
    page = signed_in(alice).get(reverse("library:flip_book", args=["bird_dog"]))
    ordered = list(load_library().poses)

    assert page.text.count("data-frame=") == 24
    assert reverse("library:flip_book", args=[ordered[ordered.index("bird_dog") + 1]]) in page.text
    assert signed_in(alice).get(reverse("library:flip_book", args=["nothing"])).status_code == 404
