"""What a dose prints is read back as the same dose; what is not understood is named, with what to type."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.therapy.reasoning.dosage.doses import doses
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.dosage import BOUNDS, Counted, Dose, DoseNotRead, DoseSide, faults, parse, volume
from therapy.reasoning.drafting.dosage import own_dose, template_dose


def read(text):
    """The sentences of a refusal and None, or no sentences and the dose."""
    try:
        return (), parse(text)
    except DoseNotRead as refusal:
        return refusal.sentences or ("",), None


WHOLE = "3 × 10 · hold 5 s · each side · rest 45 s · 1×/day · Mon Wed Fri"


@settings(max_examples=200, deadline=None)
@given(doses())
@example(Dose(reps=8, reps_most=12, tempo="3-1-2-0", load_kg=Decimal("2.50")))
@example(Dose(duration_seconds=60, duration_most=120))
@example(Dose(tempo="rest 45 s"))
def test_every_dose_is_read_back_as_it_is_printed(dose):
    read = parse(str(dose))

    assert read == dose
    assert str(read) == str(dose)


@settings(max_examples=100, deadline=None)
@given(doses(), doses())
def test_a_whole_line_takes_the_place_of_any_other_dose(dose, before):
    assume(dose.sets > 1 and dose.side and dose.per_week and dose.effort and dose.pain_limit is not None)

    assert parse(str(dose), onto=before) == dose


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.text("0123456789 x-/,.·%mwfsetholdreac", max_size=40), st.text("3x10 ×·–٣ſK²½\n")))
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(text):
    refused, dose = read(text)

    assert all(refused) if dose is None else faults(dose) == {}


@settings(max_examples=100, deadline=None)
@given(doses())
def test_each_side_is_twice_the_volume_of_one_side(dose):
    plain = replace(dose, first=Side.MIDLINE, extra_set=Side.MIDLINE, side_rest_seconds=0)
    one, each = replace(plain, side=DoseSide.LEFT), replace(plain, side=DoseSide.BOTH)

    assert volume.reps_a_bout(each) == 2 * volume.reps_a_bout(one)
    assert volume.seconds_of_work_a_bout(each) == 2 * volume.seconds_of_work_a_bout(one)
    assert each.seconds > one.seconds


@settings(max_examples=100, deadline=None)
@given(doses())
def test_nothing_that_is_nought_or_blank_is_printed(dose):
    parts = str(dose).split(" · ")

    assert all(part.strip() for part in parts)
    assert not {"hold 0 s", "rest 0 s", "effort 0/10", "0 kg", "tempo"} & set(parts)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("3x10 hold 5 each side MWF", "3 × 10 · hold 5 s · each side · 1×/day · Mon Wed Fri"),
        ("3 sets of 8-12, 2 kg", "3 × 8–12 · 2 kg · 1×/day"),
        ("2 x 30 s each side", "2 × 30 s · each side · 1×/day"),
        ("10 breaths 3x/day", "10 breaths · 3×/day"),
        (WHOLE, WHOLE),
        ("3 × 10 reps, hold for 5 seconds, each leg, left first", "3 × 10 · hold 5 s · each side, left first · 1×/day"),
        ("3x10/side rest 30 between sets", "3 × 10 · each side · rest 30 s · 1×/day"),
        ("2x12 weaker side first, rest 10 s between sides",
         "2 × 12 · each side, weaker first · rest 10 s between sides · 1×/day"),
        ("3x8x5s alternating", "3 × 8 · hold 5 s · alternating sides · 1×/day"),
        ("3 x 30 s hold left only", "3 × 30 s · left side · 1×/day"),
        ("12 reps x 3 sets, red band, tempo 3-1-2", "3 × 12 · tempo 3-1-2 · red band · 1×/day"),
        ("3x5 2,5 kg effort 7 pain up to 2", "3 × 5 · 2.5 kg · 1×/day · effort 7/10 · pain up to 2/10"),
        ("3x8 40% BW RPE 6/10", "3 × 8 · 40% bodyweight · 1×/day · effort 6/10"),
        ("4 x 20 m slowly", "4 × 20 m · tempo slowly · 1×/day"),
        ("20-30 min walk 5 days a week", "20–30 min · 1×/day · 5×/week"),
        ("3x10 every other day", "3 × 10 · 1×/day · 3×/week · at least 2 days apart"),
        ("3x10 twice a day Mon-Fri", "3 × 10 · 2×/day · Mon Tue Wed Thu Fri"),
        ("3x10 tds daily", "3 × 10 · 3×/day · 7×/week"),
        ("3x10 on Tuesdays and Thursdays, weeks 3-6", "3 × 10 · 1×/day · Tue Thu · from week 3 · until week 6"),
        ("3x10 superset b", "3 × 10 · superset B · 1×/day"),
        ("3x10 M W F", "3 × 10 · 1×/day · Mon Wed Fri"),
    ],
)  # fmt: skip
def test_what_a_therapist_types_is_read_as_meant(typed, printed):
    assert str(parse(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3x10 hodl 5", "“hodl 5” is not understood. Did you mean “hold”?"),
        ("3x10 both sides", "“both sides” can mean two things: write each side, or together."),
        ("3x10 5 lb", "Loads are in kilograms: write 2 kg for 4 or 5 pounds."),
        ("3x99", "Repetitions or breaths are 1 to 50, not 99."),
        ("3x12-8", "A range goes from less to more: 8–12."),
        ("3x10 3x12", "It says how many twice. Keep one of them."),
        ("3x10 45", "“45” stands alone. Write what it counts: 3 × 45, hold 45 s, or 45×/week."),
        ("hold 5", "Say how much: 3 × 10, 3 × 8–12, 2 × 30 s, 10 breaths or 20 min."),
        ("", f"Write a dose, as in {WHOLE}."),
        ("3x10.5", "“10.5” is not a whole number. Write 10 or 11."),
        ("3x10 2 kg red band", "One load at a time: kilograms, a band, or a share of bodyweight."),
        ("3x10 4x/week at least 2 days apart", "So many days do not lie so far apart in one week."),
        ("3 x 30 s hold 5 s", "What lasts has no hold: write 3 × 30 s alone."),
        ("3x10 each side, S", "“S” could be Saturday or Sunday: write Sat or Sun."),
        ("x" * 301, "Keep a dose to 300 letters, and put the rest in the note."),
    ],
)
def test_what_is_not_understood_is_named_with_what_to_type(typed, sentence):
    with pytest.raises(DoseNotRead) as refusal:
        parse(typed)

    assert sentence in refusal.value.sentences


def test_how_often_the_side_and_the_limits_stay_where_nothing_else_is_typed():
    before = parse(f"{WHOLE} · effort 4/10 · pain up to 2/10")

    assert str(parse("2x12", onto=before)) == (
        "2 × 12 · each side · 1×/day · Mon Wed Fri · effort 4/10 · pain up to 2/10"
    )
    assert str(parse("left, 2x/day, 3x/week", onto=before)).startswith("3 × 10 · left side · 2×/day · 3×/week")


def test_the_dose_of_every_exercise_and_template_of_the_knowledge_is_read_back():
    library = load_library()
    given_doses = [own_dose(each) for each in library.exercises.values()]
    given_doses += [
        template_dose(item, library.exercises[item.exercise])
        for template in library.templates.values()
        for phase in template.phases
        for item in phase.exercises
    ]

    assert all(faults(dose) == {} and parse(str(dose)) == dose for dose in given_doses)


def test_breaths_and_distances_take_their_own_time():
    assert parse("10 breaths").set_seconds == 60
    assert parse("4 x 20 m").set_seconds == 20
    assert volume.seconds_of_work_a_bout(parse("2 x 20-30 s each side")) == 120
    assert volume.bouts_a_week(parse("3x10 twice a day MWF")) == 6
    assert volume.bouts_a_week(parse("3x10"), days=4) == 4


@pytest.mark.parametrize("name", BOUNDS)
def test_no_number_may_leave_its_bounds(name):
    least, most, sentence = BOUNDS[name]

    assert faults(replace(Dose(), **{name: most + 1}))[name].startswith(sentence)
    assert least == 0 or faults(replace(Dose(), **{name: least - 1}))[name].startswith(sentence)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (Dose(tempo=" slow"), "tempo"), (Dose(tempo="3-1-2 slow"), "tempo"), (Dose(band="mauve"), "band"),
        (Dose(pair="Z"), "pair"), (Dose(load_kg=Decimal("2.555")), "load_kg"), (Dose(days=(2, 0), per_week=2), "days"),
        (Dose(days=(0,), per_week=3), "days"), (Dose(days_apart=1), "days_apart"), (Dose(first=Side.LEFT), "first"),
        (Dose(extra_set=Side.LEFT), "extra_set"), (Dose(side_rest_seconds=5), "side_rest_seconds"),
        (Dose(from_week=5, until_week=3), "until_week"),
        (Dose(counted_in=Counted.BREATHS, distance_metres=5), "duration_seconds"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_no_dose(wrong, name):
    assert name in faults(wrong)
