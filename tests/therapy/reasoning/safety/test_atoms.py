"""Each kind of atom at its edge: what holds, in words, what just does not, and what is asked where nobody knows."""

import pytest

from tests.therapy.reasoning.safety.conftest import record_of
from therapy.knowledge.records import (
    Atom,
    Course,
    History,
    PainAt,
    PainfulRange,
    Positive,
    Seen,
    Sex,
    Weak,
)
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.safety.atoms import KINDS, asking, words_of
from therapy.reasoning.safety.facts import Facts

HIP_TURNS_IN = "limited:hip_internal_rotation"
DORSIFLEXION = Weak(grade=3, movements=("ankle_dorsiflexion",), without_pain=True)
BOTH_FEET = Weak(grade=3, movements=("ankle_dorsiflexion",), both_sides=True)


NO_COURSE = {"symptoms": {"since": "2 years"}}


def foot(grade, side="left", **more):
    return {"region": "ankle", "movement": "dorsiflexion", "side": side, "grade": grade, **more}


def turned(degrees):
    return {"range": [{"region": "hip", "movement": "internal_rotation", "side": "left", "degrees": degrees}]}


def sore(pain, side="left", **more):
    return {"region": "shoulder", "side": side, "pain": pain, **more}


HOLDS = [
    (Atom(age_from=50), {"client": {"age": 50}}, "50 years or older"),
    (Atom(age_under=16), {"client": {"age": 15.9}}, "under 16 years"),
    (Atom(sex=Sex.MALE), {"client": {"sex": "male"}}, "male"),
    (Atom(born_within_weeks=6), {"client": {"births": [{"weeks_ago": 5.9}]}}, "gave birth less than 6 weeks ago"),
    (Atom(pain=PainAt(4)), {"body_map": [sore(4)]}, "Shoulder (glenohumeral), left: pain 4 or more"),
    (
        Atom(pain=PainAt(4, ("shoulder",), both_sides=True)),
        {"body_map": [sore(4), sore(5, "right")]},
        "Shoulder (glenohumeral), both sides: pain 4 or more",
    ),
    (
        Atom(history=(History.DOCUMENTED,)),
        {"body_map": [sore(4, history="documented")]},
        "Shoulder (glenohumeral): an injury or operation is documented",
    ),
    (Atom(since_under_weeks=12), {"symptoms": {"since": "11 weeks"}}, "there for less than 12 weeks"),
    (Atom(since_from_weeks=12), {"symptoms": {"since": "12 weeks"}}, "there for 12 weeks or longer"),
    (Atom(provoked_by=("morning_stiffness",)), {"symptoms": {"provokes": ["waking"]}}, "In the morning brings it on"),
    (Atom(eased_by=("movement",)), {"symptoms": {"eases": ["movement"]}}, "Movement eases it"),
    (Atom(nothing_eases=True), {"symptoms": {"eases": ["nothing"]}}, "nothing eases it"),
    (Atom(course=(Course.WORSE,)), {"symptoms": {"course": "worse"}}, "it gets worse"),
    (Atom(response=(Course.NONE,)), {"symptoms": {"response_to_care": "none"}}, "care so far: none"),
    (Atom(settled=True), {"symptoms": {"course": "better"}}, "it gets better"),
    (Atom(settled=True), {"symptoms": {"course": "same", "since": "12 weeks"}}, "it has long been the same"),
    (Atom(finding=Seen((HIP_TURNS_IN,), 2)), turned(20), "Hip internal rotation: too little, left"),
    (
        Atom(special=Positive(("patrick",))),
        {"special": [{"test": "faber", "side": "left", "result": "positive"}]},
        "FABER, left: positive",
    ),
    (Atom(weak=DORSIFLEXION), {"strength": [foot(3, pain=2)]}, "Ankle dorsiflexion strength, left: 3 of 5, pain 2"),
    (
        Atom(weak=BOTH_FEET),
        {"strength": [foot(3), foot(2, "right")]},
        "Ankle dorsiflexion strength, left: 3 of 5; Ankle dorsiflexion strength, right: 2 of 5",
    ),
    (
        Atom(painful_range=PainfulRange(("hip",), 7)),
        {"range": [{"region": "hip", "movement": "flexion", "side": "left", "degrees": 40, "pain": 7}]},
        "Hip flexion, left: 40°",
    ),
]

SPARES = [
    (Atom(age_from=50), {"client": {"age": 49.9}}),
    (Atom(age_under=16), {"client": {"age": 16}}),
    (Atom(sex=Sex.MALE), {"client": {"sex": "female"}}),
    (Atom(born_within_weeks=6), {"client": {"births": [{"weeks_ago": 6}]}}),
    (Atom(pain=PainAt(4)), {"body_map": [sore(3)]}),
    (Atom(pain=PainAt(4, ("shoulder",), both_sides=True)), {"body_map": [sore(4), sore(3, "right")]}),
    (Atom(pain=PainAt(4, ("knee",))), {"body_map": [sore(9)]}),
    (Atom(history=(History.DOCUMENTED,)), {"body_map": [sore(4, history="possible")]}),
    (Atom(history=(History.DOCUMENTED,)), {"body_map": [sore(0, history="documented")]}),
    (Atom(since_under_weeks=12), {"symptoms": {"since": "12 weeks"}}),
    (Atom(since_from_weeks=12), {"symptoms": {"since": "11 weeks"}}),
    (Atom(provoked_by=("night",)), {"symptoms": {"provokes": ["sitting"]}}),
    (Atom(eased_by=("movement",)), {"symptoms": {"eases": ["rest"]}}),
    (Atom(nothing_eases=True), {"symptoms": {"eases": ["rest"]}}),
    (Atom(course=(Course.WORSE,)), {"symptoms": {"course": "same"}}),
    (Atom(response=(Course.NONE,)), {"symptoms": {"response_to_care": "better"}}),
    (Atom(settled=True), {"symptoms": {"course": "worse", "since": "2 years"}}),
    (Atom(settled=True), {"symptoms": {"course": "same", "since": "11 weeks"}}),
    (Atom(settled=True), NO_COURSE),
    (Atom(finding=Seen((HIP_TURNS_IN,), 2)), turned(28)),
    (Atom(special=Positive(("faber",))), {"special": [{"test": "faber", "side": "left", "result": "unclear"}]}),
    (
        Atom(special=Positive(("faber",), both_sides=True)),
        {"special": [{"test": "faber", "side": "left", "result": "positive"}]},
    ),
    (Atom(weak=DORSIFLEXION), {"strength": [foot(4, pain=0)]}),
    (Atom(weak=DORSIFLEXION), {"strength": [foot(3, pain=3)]}),
    (Atom(weak=DORSIFLEXION), {"strength": [foot(3)]}),
    (Atom(weak=BOTH_FEET), {"strength": [foot(3), foot(4, "right")]}),
    (
        Atom(painful_range=PainfulRange(("hip",), 7)),
        {"range": [{"region": "hip", "movement": "flexion", "side": "left", "degrees": 40, "pain": 6}]},
    ),
    (
        Atom(painful_range=PainfulRange(("hip",), 7)),
        {"range": [{"region": "knee", "movement": "flexion", "side": "left", "degrees": 40, "pain": 9}]},
    ),
]


def _stays_open(atom, keys):
    """Whether the case that spares leaves something to ask: pain with the weakness, the range of another region."""
    other_region = atom.kind == "painful_range" and keys["range"][0]["region"] == "knee"
    return other_region or (atom.wanted == DORSIFLEXION and "pain" not in keys["strength"][0]) or keys == NO_COURSE


ASKED = [
    (Atom(answer=("rf_fever",)), "Fever, shivering or night sweats with your pain?"),
    (Atom(tag=("cancer_history",)), "Have you ever had cancer?"),
    (Atom(tag=("smoker", "anticoagulants")), "Is any of these so: Smokes, or smoked for years; Takes blood thinners?"),
    (Atom(age_from=50), "How old is the client?"),
    (Atom(sex=Sex.MALE), "Is the client a woman or a man?"),
    (Atom(born_within_weeks=6), ""),
    (Atom(pain=PainAt(4)), "Where does it hurt, and how much?"),
    (Atom(since_under_weeks=12), "Since when has it been there?"),
    (Atom(provoked_by=("night", "rest")), "Does any of these bring it on: at night, rest?"),
    (Atom(eased_by=("movement",)), "Does any of these ease it: moving?"),
    (Atom(nothing_eases=True), "Is there a position, or anything else, that eases it?"),
    (Atom(course=(Course.WORSE,)), "Does it get better, stay the same, or get worse?"),
    (Atom(response=(Course.NONE,)), "What came of the care so far: better, the same, worse, nothing?"),
    (Atom(finding=Seen((HIP_TURNS_IN,), 2)), "Look for: Hip internal rotation: too little."),
    (Atom(special=Positive(("patrick",))), "Test: FABER."),
    (
        Atom(weak=Weak(grade=3, muscles=("iliopsoas",), movements=("ankle_dorsiflexion",))),
        "Grade the strength, and ask whether it hurts: iliopsoas, ankle dorsiflexion.",
    ),
    (Atom(painful_range=PainfulRange(("hip", "knee"), 7)), "How much does it hurt to move: hip, knee?"),
]

KNOWN = [
    (Atom(answer=("rf_fever",)), {"red_flags": {"rf_fever": False}}),
    (Atom(answer=("rf_pp_mood",)), {}),
    (Atom(tag=("cancer_history",)), {"red_flags": {"rf_cancer_history": False}}),
    *((atom, keys) for atom, keys in SPARES if not _stays_open(atom, keys)),
]


def facts_of(library, **keys):
    record = record_of(**keys)
    findings = all_findings(record, library).findings
    return Facts(record, findings, {}, frozenset(record.client.tags), library)


def named(row):
    """An id in plain letters: others are escaped anew each time one process collects them."""
    if isinstance(row, Atom):
        return f"{row.kind} {row.wanted}"
    return row.replace("°", " degrees") if isinstance(row, str) else None


@pytest.mark.parametrize(("atom", "keys", "words"), HOLDS, ids=named)
def test_it_holds_and_says_what_was_found(atom, keys, words, library):
    assert words_of(atom, facts_of(library, **keys)).startswith(words)


@pytest.mark.parametrize(("atom", "keys"), SPARES, ids=named)
def test_it_just_does_not_hold(atom, keys, library):
    assert words_of(atom, facts_of(library, **keys)) == ""


@pytest.mark.parametrize(("atom", "question"), ASKED, ids=named)
def test_what_nobody_knows_is_asked(atom, question, library):
    assert asking(atom, facts_of(library)) == question


@pytest.mark.parametrize(("atom", "keys"), KNOWN, ids=named)
def test_what_is_known_or_private_is_not_asked(atom, keys, library):
    assert asking(atom, facts_of(library, **keys)) == ""


def test_weakness_of_which_nobody_asked_the_pain_is_asked_for(library):
    facts = facts_of(library, strength=[foot(3)])

    assert asking(Atom(weak=DORSIFLEXION), facts).endswith("ask whether it hurts: ankle dorsiflexion.")
    assert asking(Atom(weak=BOTH_FEET), facts) == ""


def test_no_kind_of_atom_lacks_an_edge(library):
    told = {atom.kind for atom, _, _ in HOLDS}

    assert told | {"answer", "tag"} == KINDS.keys()
    assert {atom.kind for atom, _ in SPARES} | {"answer", "tag"} == KINDS.keys()
