"""Measures over time: bands, agreement, and what other rooms lend."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from therapy.outcomes.courses import agreement, courses_of
from therapy.outcomes.models import Score


@pytest.fixture
def kept(dana, alice):
    def keep(measure: str, *values: float, parts: list | None = None) -> None:
        for number, value in enumerate(values, 1):
            Score.objects.create(
                practice=dana.practice, client=dana, measure=measure, value=value, parts=parts or [],
                taken_on=date(2026, 10, number), kept_at=datetime(2026, 10, number, tzinfo=UTC), typed_by=alice,
            )  # fmt: skip

    return keep


def test_the_band_is_where_a_change_says_little(dana, kept):
    kept("PSFS", 3, 6)

    [course] = courses_of(dana)

    assert (course.chart.low, course.chart.high) == (1, 5)
    assert course.chart.says == "Better by 3: more than the usual error (2)."
    assert course.chart.hint == "0 to 10, higher is better"


def test_the_band_keeps_to_the_scale_and_lies_around_the_same_for_a_rating_of_change(dana, kept):
    kept("NPRS", 1, 0)
    kept("GROC", 4)

    bands = {course.outcome.id: (course.chart.low, course.chart.high) for course in courses_of(dana)}

    assert bands == {"NPRS": (0, 3), "GROC": (-2, 2)}


def test_an_old_answer_about_pain_is_an_average_over_seven_days(dana, kept):
    kept("NPRS", 5, parts=[{"name": "", "value": 5}])

    assert [course.name for course in courses_of(dana)] == ["Pain, average over 7 days"]


def test_one_measure_alone_is_never_called_better_and_two_are(dana, kept):
    kept("PSFS", 3, 6)
    assert agreement(courses_of(dana)) == ""

    kept("RMDQ", 12, 5)

    assert agreement(courses_of(dana)).startswith("Clearly better in 2 measures: Patient-specific function")


def test_all_measures_tell_each_value_how_it_came_about_and_its_source(alice, dana, kept, signed_in):
    kept("ODI", 40, 22)

    page = signed_in(alice).get(reverse("outcomes:panel", args=[dana.pk])).content.decode()

    for said in ("Oswestry Disability Index", "Total of a paper form, typed in by Alice", "2 Oct 2026", "Ostelo"):
        assert said in page
