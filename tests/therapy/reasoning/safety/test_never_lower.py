"""Properties of warnings: a further warning never makes anything less urgent, and order does not matter."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.therapy.reasoning.safety.conftest import cases_of_combinations, record_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.evidence.marks import complaints
from therapy.reasoning.safety.flags import ASKED_THE_OTHER_WAY
from therapy.reasoning.safety.screening import read_safety
from therapy.reasoning.values import Record, Result, SpecialTested

LIBRARY = load_library()
QUESTIONS = st.sampled_from(sorted(LIBRARY.red_flags))
TAGS = st.sampled_from(sorted(LIBRARY.tags))
TESTS = st.sampled_from(sorted(LIBRARY.special_tests))
RECORDS = st.sampled_from(
    [record_of(**case["given"]) for case in cases_of_combinations()]
    + [record_of(**case["given"] | case["changed"]) for case in cases_of_combinations()]
)


def safety(record: Record):
    places = complaints(record.body_map, LIBRARY)
    return read_safety(record, all_findings(record, LIBRARY).findings, (at.region for at in places), LIBRARY)


def order(record: Record) -> int:
    refer = safety(record).refer
    return LIBRARY.urgencies[refer.urgency].order if refer else 0


@settings(max_examples=2_000, deadline=None)
@given(RECORDS, st.dictionaries(QUESTIONS, st.booleans(), max_size=5), QUESTIONS)
def test_a_further_warning_answer_never_lowers_the_urgency(record, answers, question):
    before = replace(record, red_flags={**record.red_flags, **answers})
    after = replace(before, red_flags={**before.red_flags, question: question not in ASKED_THE_OTHER_WAY})

    assert order(after) >= order(before)
    assert {flag.id for flag in safety(before).flags} <= {flag.id for flag in safety(after).flags}


@settings(max_examples=2_000, deadline=None)
@given(RECORDS, TAGS, TESTS)
def test_a_further_circumstance_or_positive_test_never_lowers_the_urgency(record, tag, test):
    further = SpecialTested(test, Side.LEFT, Result.POSITIVE)
    client = replace(record.client, tags=(*record.client.tags, tag))

    assert order(replace(record, client=client)) >= order(record)
    assert order(replace(record, specials=(*record.specials, further))) >= order(record)


@settings(max_examples=200, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_recorded_does_not_matter(record, random):
    def mixed(rows):
        return tuple(random.sample(rows, len(rows)))

    other = replace(
        record,
        specials=mixed(record.specials),
        body_map=mixed(record.body_map),
        strength=mixed(record.strength),
    )

    assert safety(other) == safety(record)


def test_no_to_everything_and_nothing_found_refers_nobody():
    no_to_all = {question: question in ASKED_THE_OTHER_WAY for question in LIBRARY.red_flags}

    found = safety(Record(red_flags=no_to_all))

    assert (found.refer, found.stop, found.combinations, found.ask_next) == (None, False, (), ())
