"""Every number of the model and of the draft is of consequence: with another one, some answer is another."""

from collections.abc import Iterator

import pytest

from tests.therapy.reasoning.conftest import CASES, recorded
from tests.therapy.reasoning.drafting.made import analysis_of, suspected
from tests.therapy.reasoning.rules.changed import At, numbers, with_number
from tests.therapy.reasoning.worked_cases import whole_cases
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import History, Side
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.cases import read_case
from therapy.reasoning.drafting.deciding import UNDECIDED, Decided
from therapy.reasoning.drafting.needs import wanted
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.hypotheses.muscles import LengthState, State
from therapy.reasoning.values import BodyMapEntry, ClientFacts, Record, StrengthTested

LIBRARY = load_library()
WITHOUT_COMPLAINT = recorded(
    *("fa_no_control left 3", "kw_limited left 3", "sd_knee left 2", "tr_drop left 3", "ml_weak left 3"),
    *("tx_limited left 3", "dn_short 3"),
)
LONG_WAY = recorded(
    *("fa_no_control left 3", "sd_knee left 3", "tr_drop left 3", "as_effort left 3", "pf_leak_effort 3"),
    *("tx_limited left 3", "dn_short 3"),
    body_map=(BodyMapEntry("foot", Side.LEFT, history=History.POSSIBLE), BodyMapEntry("neck", pain=8)),
)
AT_THE_STEPS_OF_STRENGTH = tuple(
    Record(
        strength=(
            StrengthTested(Side.LEFT, region="hip", movement="abduction", value=value, unit="percent_bodyweight"),
        ),
        client=ClientFacts(age=25, sex="female"),
    )
    for value in (12.6, 10.5, 8.4)
)
LONG_MUSCLES = (
    ("hamstrings_medial", State.OVER, "chronic_low_back_12w"),
    ("middle_trapezius", State.UNDER, "neck_shoulder_upper_quarter_8w"),
)

OLD_KNEE = recorded(
    *("sd_quads_give left 3", "tr_drop left 3", "sls_hip_drop left 3"),
    body_map=(BodyMapEntry("knee", Side.LEFT, history=History.DOCUMENTED), BodyMapEntry("hip", Side.LEFT, pain=5)),
)
ALONG_ITS_PATH = Decided(frozenset({"muscle:gluteus_medius:left", "cascade:knee-left>hip-left"}))

type Drafted = tuple[Analysis, ClientFacts, str, Decided]
"""An analysis to draft from, the client, the template, "" for the one that fits best, and what was decided."""


def each_number(kind: str):
    found = numbers(getattr(LIBRARY, kind))
    return [
        pytest.param(at, number, id=f"{' '.join(str(each).replace('_', ' ') for each in at)}: {number:g}")
        for at, number in found
    ]


def others(number: float) -> Iterator[float]:
    """Numbers clearly less, clearly more, and at the ends."""
    if isinstance(number, int):
        yield from (number + 1, max(number - 1, 0), number + 4, 1)
    else:
        yield from (number / 2, number * 1.5, min(1.0, number + 0.5), 0.0)


@pytest.fixture(scope="module")
def cases(library):
    """The cases kept beside these tests, and the whole ones."""
    own = [read_case(path.read_text(), library, file=path.name) for path in sorted(CASES.glob("*.yaml"))]
    return own + [each.case for each in whole_cases(library)]


@pytest.fixture(scope="module")
def answers(cases, library) -> list[tuple[Record, Analysis]]:
    small = (WITHOUT_COMPLAINT, LONG_WAY, *AT_THE_STEPS_OF_STRENGTH)
    return [(record, assess(record, library)) for record in (*small, *(case.record for case in cases))]


@pytest.fixture(scope="module")
def asked(cases, library) -> list[Drafted]:
    long = [
        (analysis_of(suspected(muscle, state, LengthState.LONG)), ClientFacts(), template, UNDECIDED)
        for muscle, state, template in LONG_MUSCLES
    ]
    whole = [(assess(case.record, library), case.record.client, case.template, UNDECIDED) for case in cases]
    return [*long, (assess(OLD_KNEE, library), ClientFacts(), "", ALONG_ITS_PATH), *whole]


@pytest.fixture(scope="module")
def drafts(asked, library):
    return [drafted(each, library) for each in asked]


def drafted(each: Drafted, library: Library):
    """What is needed, and the draft for it."""
    analysis, client, template, decided = each
    draft = propose(analysis, library, client=client, decided=decided, template=library.templates.get(template))
    return wanted(analysis, decided, library), draft


@pytest.mark.parametrize(("at", "number"), each_number("scoring"))
def test_another_number_of_the_model_gives_some_case_another_answer(at: At, number, answers, library):
    changed = (with_number(library, "scoring", at, other) for other in others(number))

    assert any(assess(record, model) != analysis for model in changed for record, analysis in answers)


@pytest.mark.parametrize(("at", "number"), each_number("selection"))
def test_another_number_of_the_draft_gives_some_case_another_draft(at: At, number, asked, drafts, library):
    changed = (with_number(library, "selection", at, other) for other in others(number))

    assert any(drafted(each, model) != draft for model in changed for each, draft in zip(asked, drafts, strict=True))


def test_a_number_that_stays_changes_no_answer(answers, asked, drafts, library):
    """The proofs above can fail."""
    same = with_number(library, "scoring", ("min_origin",), library.scoring.min_origin)
    same = with_number(same, "selection", ("need_path",), library.selection.need_path)

    assert [assess(record, same) for record, _ in answers] == [analysis for _, analysis in answers]
    assert [drafted(each, same) for each in asked] == drafts
