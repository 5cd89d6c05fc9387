"""What every sign speaks for: seen, it votes for its muscles and its place; looked for and not seen, against them."""

import pytest

from tests.therapy.reasoning.rules.rule import on, side_of
from therapy.knowledge import load_library
from therapy.knowledge.records import ANY_REGION, Side
from therapy.knowledge.signs import Sign
from therapy.reasoning.evidence.votes import Vote
from therapy.reasoning.evidence.weighing import node_of, weigh
from therapy.reasoning.values import BOTH_SIDES, FindingMade

CLEAR = 2


def sentence(sign: Sign, library) -> str:
    name = f"{sign.label} ({sign.id}){on(side_of(sided=sign.sided))}"
    if sign.note_only:
        return f"{name} is only noted"
    spoken = [library.muscles[muscle].name.lower() for table in sign.links.values() for muscle in table]
    place = [] if sign.region == ANY_REGION else [library.regions[sign.region].name.lower()]
    return f"{name} speaks for {', '.join([*place, *spoken]) or 'the other side'}, not seen it speaks against"


def every_sign():
    library = load_library()
    return pytest.mark.parametrize(
        "sign", [pytest.param(sign, id=sentence(sign, library)) for sign in library.signs.values()]
    )


def votes(sign: Sign, severity: int, library) -> dict[tuple, Vote]:
    """Every vote of one finding, by what it is about."""
    weighed = weigh([FindingMade(sign.id, side_of(sided=sign.sided), severity)], library)
    questions = {
        (*of, question): ballot
        for asked in (weighed.muscles, weighed.places)
        for of, ballots in asked.items()
        for question, ballot in ballots.items()
    }
    return {about: vote for about, ballot in questions.items() for vote in (*ballot.seen, *ballot.unseen)}


def weights(sign: Sign, library) -> dict[tuple, float]:
    """What a sign is held to speak for, and with what weight, as its record has it."""
    sided = sign.sided or (sign.region != ANY_REGION and library.regions[sign.region].trunk)
    sides = (side_of(sided=sign.sided),) if sided else BOTH_SIDES
    spoken: dict[tuple, float] = {}
    for side in sides:
        for links, to in ((sign.links, side), (sign.opposite, side.opposite)):
            for arm, table in links.items():
                for muscle, link in table.items():
                    at = to if library.muscles[muscle].sided else Side.MIDLINE
                    spoken[muscle, at, arm] = max(link, spoken.get((muscle, at, arm), 0))
        if sign.mechanism and sign.confidence and sign.region != ANY_REGION:
            spoken[*node_of(sign.region, side, library), sign.mechanism] = sign.confidence
    return spoken


@every_sign()
def test_a_sign_speaks_for_what_its_record_names_and_not_seen_against_it(sign, library):
    scoring = library.scoring
    trust = scoring.evidence_weights[sign.evidence] * scoring.reliability_weights[sign.grade]
    trust *= scoring.common_weight if sign.common else 1
    named = {} if sign.note_only else weights(sign, library)

    seen, not_seen = votes(sign, CLEAR, library), votes(sign, 0, library)

    assert {about: vote.strength for about, vote in seen.items()} == pytest.approx(
        {about: CLEAR / 3 * weight * trust for about, weight in named.items()}
    )
    assert {about: (vote.strength, vote.capacity) for about, vote in not_seen.items()} == {
        about: (0, pytest.approx(weight * trust)) for about, weight in named.items()
    }


def test_a_sign_that_speaks_of_nothing_is_read_by_safety_instead(library):
    silent = {sign.id for sign in library.signs.values() if not sign.note_only and not weights(sign, library)}
    asked = {sign for each in library.combinations.values() for atom in each.when.wanted for sign in signs_of(atom)}
    refers = {f"special:{each.id}" for each in library.special_tests.values() if each.urgency}

    assert silent
    assert silent <= asked | refers | {"bt_lax"}  # laxity asks for care with the end of a range


def signs_of(atom) -> list[str]:
    named = [*atom.finding.signs] if atom.finding else []
    return named + [f"special:{test}" for test in (atom.special.tests if atom.special else ())]
