"""The strict reader, tried on a small record of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Annotated

import pytest

from therapy.knowledge.reading import ReadingError, read_mapping
from therapy.knowledge.reading.marks import AtLeast, Between, IdOf, Matches


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Step(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Handle:
    length_cm: Annotated[int, Between(5, 50, "cm")]


@dataclass(frozen=True, slots=True)
class GardenTool:
    id: Annotated[str, Matches(r"[a-z_]+", "small letters")]
    colour: Colour = Colour.RED
    step: Step = Step.LOW
    handle: Handle | None = None
    spans: tuple[int, int] = (0, 0)
    sharp: bool = False
    weight: float = 0.0
    bought: date | float = 0.0
    uses: Annotated[tuple[str, ...], AtLeast(1)] = ("digging",)
    maker: Annotated[str, IdOf("maker", also=("unknown",))] = "unknown"
    ratings: Mapping[Colour, Annotated[int, Between(0, 5)]] = MappingProxyType({})

    def __post_init__(self) -> None:
        if self.spans[0] > self.spans[1]:
            raise ValueError("'spans' must rise")


def read(text: str) -> GardenTool:
    return read_mapping(GardenTool, text, file="spade.yaml", known={"maker": ["smith", "fiskars"]})


def complaints(text: str) -> list[str]:
    with pytest.raises(ReadingError) as raised:
        read(text)
    assert str(raised.value).splitlines() == [str(problem) for problem in raised.value.problems]
    return [str(problem).removeprefix("spade.yaml, ") for problem in raised.value.problems]


def test_a_whole_record_is_read_with_its_types():
    tool = read(
        "id: spade\ncolour: green\nstep: 2\nhandle: {length_cm: 40}\nspans: [1, 2]\nsharp: true\nweight: 2\n"
        "bought: 2024-05-01\nuses: [digging, edging]\nmaker: smith\nratings: {red: 3}\n"
    )

    assert tool.colour is Colour.GREEN
    assert tool.step is Step.HIGH
    assert tool.handle == Handle(40)
    assert (tool.spans, tool.sharp, tool.weight) == ((1, 2), True, 2.0)
    assert tool.bought == date(2024, 5, 1)
    assert tool.uses == ("digging", "edging")
    assert tool.ratings == {Colour.RED: 3}


def test_what_is_left_out_takes_its_default():
    assert read("id: spade") == GardenTool(id="spade")


def test_a_table_that_was_read_cannot_be_changed():
    with pytest.raises(TypeError):
        read("id: spade\nratings: {red: 3}").ratings[Colour.RED] = 4


def test_words_that_yaml_would_take_for_something_else_stay_words():
    assert read("id: no\nuses: [yes, 12]").uses == ("yes", "12")


def test_the_first_type_that_fits_is_taken():
    assert read("id: spade\nbought: 2019.5").bought == 2019.5


def test_an_unknown_key_is_named_with_the_one_that_was_meant():
    assert complaints("id: spade\ncolor: red") == [
        "line 2: 'color' is not a field of a garden tool. Did you mean 'colour'?"
    ]


def test_an_unknown_key_far_from_any_other_is_answered_with_all_of_them():
    assert complaints("id: spade\nhandle: {xyz: 1, length_cm: 20}") == [
        "line 2: 'xyz' is not a field of a handle. Its fields are: length_cm."
    ]


def test_a_missing_key_is_named():
    assert complaints("colour: red") == ["line 1: a garden tool needs 'id', and it is missing here."]


def test_a_key_that_stands_twice_is_refused():
    assert complaints("id: spade\nid: fork") == ["line 2: 'id' stands twice in a garden tool. Keep one of them."]


def test_a_table_key_that_stands_twice_is_refused():
    assert complaints("id: spade\nratings:\n  red: 1\n  red: 2") == [
        "line 4: 'red' stands twice in 'ratings'. Keep one of them."
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("step: three", "'step' is 'three', but must be one of: 1, 2."),
        ("handle: {length_cm: long}", "'length_cm' is 'long', but must be a whole number."),
        ('handle: {length_cm: "20"}', "'length_cm' is '20', but must be a whole number."),
        ("handle: {length_cm: 2.5}", "'length_cm' is '2.5', but must be a whole number."),
        ("handle: wooden", "'handle' is 'wooden', but must be a table with the fields of a handle."),
        ("weight: heavy", "'weight' is 'heavy', but must be a number."),
        ("weight: [1]", "'weight' is a list, but must be a number."),
        ("sharp: yes", "'sharp' is 'yes', but must be true or false."),
        ("uses: digging", "'uses' is 'digging', but must be a list."),
        ("uses: {a: b}", "'uses' is a table, but must be a list."),
        ("spans: [1]", "'spans' is a list of 1, but must be a list of 2 entries."),
        ("spans: [1, x]", "'spans' is 'x', but must be a whole number."),
        ("ratings: [1]", "'ratings' is a list, but must be a table of keys and values."),
        ("bought: never", "'bought' is 'never', but must be a date such as 2026-11-20 or a number."),
        ("maker: ", "'maker' is empty, but must be text."),
        ("maker: ~", "'maker' is empty, but must be text."),
        ('maker: " "', "'maker' is ' ', but must be text."),
    ],
)
def test_a_value_of_the_wrong_type_is_shown_with_what_belongs_there(line, complaint):
    assert complaints(f"id: spade\n{line}") == [f"line 2: {complaint}"]


def test_a_union_says_what_each_of_its_types_accepts_when_it_stands_in_a_list():
    @dataclass(frozen=True)
    class Shelf:
        places: tuple[Handle | tuple[int, int] | Mapping[str, int] | Annotated[Colour, AtLeast(1)], ...]

    with pytest.raises(ReadingError, match="a handle or a list of 2 entries or a table of keys and values or one of"):
        read_mapping(Shelf, "places: [blue]", file="shelf.yaml")


def test_a_number_beyond_its_bounds_is_refused_with_the_bounds_and_the_unit():
    assert complaints("id: spade\nhandle: {length_cm: 500}") == [
        "line 2: 'length_cm' is 500, but must be between 5 and 50 cm."
    ]


def test_the_bounds_themselves_are_allowed():
    assert read("id: spade\nratings: {red: 0, green: 5}").ratings == {Colour.RED: 0, Colour.GREEN: 5}


def test_a_word_outside_its_vocabulary_is_answered_with_the_words_allowed():
    assert complaints("id: spade\ncolour: gren") == [
        "line 2: 'colour' is 'gren', but must be one of: red, green. Did you mean 'green'?"
    ]


def test_a_list_where_a_word_belongs_is_refused():
    assert complaints("id: spade\ncolour: [red]") == ["line 2: 'colour' is a list, but must be one of: red, green."]


def test_a_table_key_outside_its_vocabulary_is_refused():
    assert complaints("id: spade\nratings: {blue: 1}") == [
        "line 2: 'ratings' is 'blue', but must be one of: red, green."
    ]


def test_two_keys_that_cannot_be_read_are_not_taken_for_the_same():
    assert complaints("id: spade\nratings: {[a]: 1, [b]: 2}") == [
        "line 2: 'ratings' is a list, but must be one of: red, green.",
        "line 2: 'ratings' is a list, but must be one of: red, green.",
    ]


@pytest.mark.parametrize("number", ["1" * 400, "1e999", "inf", "nan", "0x10", "1_000"])
def test_a_number_is_written_plainly(number):
    assert complaints(f"id: spade\nweight: {number}") == [f"line 2: 'weight' is '{number}', but must be a number."]


def test_text_of_another_form_is_refused():
    assert complaints("id: Spade") == ["line 1: 'id' is 'Spade', but must be small letters."]


def test_a_list_that_is_too_short_is_refused():
    assert complaints("id: spade\nuses: []") == ["line 2: 'uses' needs at least 1, and has 0."]


def test_an_id_that_does_not_exist_is_answered_with_the_nearest():
    assert complaints("id: spade\nmaker: smit") == [
        "line 2: 'maker' names the maker 'smit', which does not exist. Did you mean 'smith'?"
    ]


def test_an_id_of_a_kind_nobody_has_told_of_does_not_exist():
    with pytest.raises(ReadingError, match="which does not exist"):
        read_mapping(GardenTool, "id: spade\nmaker: smith", file="spade.yaml")


def test_a_word_allowed_beside_the_ids_is_no_id():
    assert read("id: spade\nmaker: unknown").maker == "unknown"


def test_a_rule_between_fields_is_told_as_its_own_sentence():
    assert complaints("id: spade\nspans: [2, 1]") == ["line 1: 'spans' must rise."]


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines():
    assert [each.partition(":")[0] for each in complaints("colour: blue\nweight: x\nmaker: nobody")] == [
        "line 1",
        "line 1",
        "line 2",
        "line 3",
    ]


def test_each_mistake_knows_its_key():
    with pytest.raises(ReadingError) as raised:
        read("id: spade\nweight: x")

    assert [(problem.line, problem.key) for problem in raised.value.problems] == [(2, "weight")]


def test_a_text_that_is_not_yaml_says_where():
    assert complaints("id: spade\nuses: [a") == ["line 3: this is not YAML: did not find expected ',' or ']'."]


def test_a_text_that_cannot_be_decoded_is_refused():
    assert complaints("id: \x07")[0].startswith("line 1: this is not YAML: ")


def test_an_empty_text_is_refused():
    assert complaints("# nothing") == ["line 1: the file is empty."]


def test_a_text_that_is_no_table_is_refused():
    assert complaints("- a") == [
        "line 1: 'garden tool' is a list, but must be a table with the fields of a garden tool."
    ]
