from datetime import date

import pytest
from django.core.exceptions import ValidationError

from therapy.assessments.onset import as_typed, onset_from

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("", None),
        ("2019", 2019),
        ("2019.3", 2019.3),
        ("2019,3", 2019.3),
        ("2021-07", 2021.495),
        ("7/2021", 2021.495),
        ("2021-01-01", 2021),
        ("2026-11-25", 2026.896),
    ],
)
def test_an_onset_is_read_as_people_remember_it(said, year):
    onset = onset_from(said, today=TODAY)

    assert onset is None if year is None else float(onset) == year


@pytest.mark.parametrize("said", ["soon", "21", "1812", "2021-13", "2021-02-30", "2030", "2026-12-24"])
def test_an_onset_that_cannot_be_is_refused(said):
    with pytest.raises(ValidationError):
        onset_from(said, today=TODAY)


@pytest.mark.parametrize("said", ["2019", "2021-07", "2021-07-12", "2019-12-31", "2020-02-29"])
def test_an_onset_stands_in_its_field_as_it_was_typed_and_is_read_as_the_same(said):
    onset = onset_from(said, today=TODAY)

    assert as_typed(onset) == said


@pytest.mark.parametrize(("said", "shown"), [("2019.3", "2019.3"), ("7/2021", "2021-07"), ("2021-01-01", "2021")])
def test_an_onset_typed_otherwise_is_shown_so_that_it_means_the_same(said, shown):
    onset = onset_from(said, today=TODAY)

    assert as_typed(onset) == shown
    assert onset_from(shown, today=TODAY) == onset
