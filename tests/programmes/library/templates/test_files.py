"""A template as a file: what is written is read back, and what is no template is refused with a sentence."""

import json
import os
import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.library.templates.originals import template_of
from programmes.library.templates.reading import checked, contents_in, read_file, record_in, text_of
from programmes.library.templates.schema import COMMITTED, complaints, written_schema
from tests.programmes.library.templates.making import LIBRARY, file_of, templates
from therapy.reasoning.drafting.dosage import template_dose

POSTPARTUM = file_of("postpartum_core_pelvic_floor_12w")


def read(text):
    return read_file(text, file="ours.json", known=LIBRARY.ids)


def doses(template):
    items = [item for phase in template.phases for item in phase.exercises]
    return [(item.exercise, template_dose(item, LIBRARY.exercises[item.exercise])) for item in items]


def without_doses(template):
    return replace(template, phases=tuple(replace(phase, exercises=()) for phase in template.phases))


def refusals(text):
    with pytest.raises(ValidationError) as refused:
        read(text)
    return refused.value.messages


@given(templates)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(contents):
    assert read(text_of(contents)) == contents
    assert contents_in(record_in(contents)) == contents
    assert checked(contents, known=LIBRARY.ids) == contents
    assert list(complaints(record_in(contents))) == []


@pytest.mark.parametrize("key", LIBRARY.templates)
def test_a_template_of_the_knowledge_keeps_all_it_says(key):
    template = LIBRARY.templates[key]
    there_and_back = template_of(read(file_of(key)), LIBRARY.exercises, key=key)

    notes = tuple(note for note in (template.gates_note, *template.notes) if note)
    assert without_doses(there_and_back) == without_doses(replace(template, order=1, gates_note="", notes=notes))
    assert doses(there_and_back) == doses(template)


def test_the_committed_schema_is_what_the_record_says():
    if os.environ.get("RECORD_SCHEMA"):
        COMMITTED.write_text(written_schema(), "utf-8")
    assert COMMITTED.read_text("utf-8") == written_schema(), "Write it again with RECORD_SCHEMA=1 if this is meant."


@pytest.mark.parametrize(
    ("found", "put", "says"),
    [
        ('"goals"', '"aims"', "'aims' is not a field of a template stage."),
        ('"breath_supine"', '"breath_supin"', "Did you mean 'breath_supine'?"),
        ('"C_PAIN2"', '"C_PAIN"', "names the criterion 'C_PAIN', which does not exist."),
        ('"niceng210"', '"nice"', "names the source 'nice', which does not exist."),
        ('"weeks": 3', '"weeks": 0', "'weeks' is 0, but must be between 1 and 26 weeks."),
        ('"plumbline-template-1"', '"plumbline-template-9"', "must be one of: plumbline-template-1"),
    ],
)
def test_a_mistake_is_named_with_its_line(found, put, says):
    line = POSTPARTUM[: POSTPARTUM.index(found)].count("\n") + 1
    said = refusals(POSTPARTUM.replace(found, put, 1))

    assert any(says in each and each.startswith(f"ours.json, line {line}: ") for each in said), said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: this is not JSON"),
        ("name: Ours", "line 1: this is not JSON"),
        ("[1, 2]", "holds one table"),
        ('"words"', "holds one table"),
        ('{"name": "A", "name": "B"}', "“name” stands twice"),
        ('{"weeks": NaN}', "“NaN” is no number"),
        ('{"a": ' * 20_000, "deeper than any template"),
        ("[" * 100_000, "deeper than any template"),
        ('{"name": "\\ud800"}', "a letter that no page can show"),
        ('{"name": "\ufffe"}', "a letter that no page can show"),
        ("{}", "needs 'stages', and it is missing"),
        ('{"__proto__": {}, "constructor": 1}', "is not a field of a template record"),
    ],
)
def test_what_is_no_template_is_refused_with_a_sentence(text, says):
    assert any(says in each for each in refusals(text))


def test_a_dose_that_cannot_be_read_is_named_with_the_line_of_its_exercise():
    line = POSTPARTUM[: POSTPARTUM.index('"exercise"')].count("\n")
    (said,) = refusals(re.sub('"dose": "2 × 8', '"dose": "2 by eight', POSTPARTUM, count=1))

    assert said.startswith(f"ours.json, line {line}: 'dose' is '2 by eight")


def test_a_number_in_the_place_of_words_is_refused():
    said = json.loads(POSTPARTUM) | {"name": 12}

    assert refusals(json.dumps(said)) == ["ours.json, “name”: 12 is not of type 'string'."]


def test_letters_may_be_written_as_numbers():
    contents = replace(read(POSTPARTUM), name="Ours \U0001f33f, Füße")

    assert read(json.dumps(json.loads(text_of(contents)))) == contents


def test_not_more_is_told_than_can_be_mended_at_once():
    said = refusals(re.sub(r'"dose": "\d', '"dose": "99', POSTPARTUM))

    assert len(said) == 13
    assert re.fullmatch(r"And \d+ more\. Mend these first\.", said[-1])


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_is_put_in_the_place_of_a_value_is_read_or_refused_in_words(data):
    """Nothing but a template or a sentence comes back, and what is read is what the schema takes."""
    said = json.loads(file_of("foundation_inner_unit_4w"))
    place, key = data.draw(st.sampled_from(list(_places(said))))
    odd = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just([]) | st.just({})
    place[key] = data.draw(odd)
    contents, sentences = read_or_refused(json.dumps(said))

    assert all(len(each) > 20 for each in sentences)
    if contents:
        assert list(complaints(said)) == []
        assert read(text_of(contents)) == contents


def read_or_refused(text):
    try:
        return read(text), []
    except ValidationError as refused:
        return None, refused.messages


def _places(said):
    pairs = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    for key, value in pairs:
        yield said, key
        yield from _places(value)
