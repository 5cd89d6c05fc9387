"""What the result page shows of a finished assessment."""

from collections.abc import Iterable
from typing import Any

from clients.practices.ids import uuid7
from clients.records.models import SafetyScreen
from therapy.assessments.analysis import (
    analysis_when_finished,
    has_suggestions,
    latest_of,
    made_decisions,
    measurements_in,
)
from therapy.assessments.compensation_map import cascade_of, coping_of, side_bars
from therapy.assessments.forms import OwnHypothesisForm
from therapy.assessments.hypotheses import Ranking, aside_of, own_of, pairs_of, ranking_of, retests_of
from therapy.assessments.live_map import drawn
from therapy.assessments.models import Assessment, Measurement
from therapy.assessments.own_views import muscle_names, own_views
from therapy.assessments.record_shown import record_shown
from therapy.assessments.safety_notice import screen_chip, stop_notice
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis

PAIRS_SHOWN = 2
RETEST = "retest"
FELT_AND_NOTED = ("palpation", "pain", "note")


def result_of(assessment: Assessment, screen: SafetyScreen | None) -> dict[str, Any]:
    """The context of the page, before anything is opened in it."""
    library, measurements, decisions = load_library(), measurements_in(assessment), made_decisions(assessment)
    own = own_of(decisions)
    analysis = analysis_when_finished(assessment, screen=screen, measurements=measurements)
    context = {
        "section": "clients",
        "assessment": assessment,
        "client": assessment.client,
        "battery": assessment.battery_words,
        "chip": screen_chip(screen, library),
        "notice": stop_notice(screen, assessment.client.practice, library, safety=analysis.safety),
        "safety": analysis.safety,
        "analysis": analysis,
        "coping": coping_of(analysis.findings, library),
        "bars": side_bars(analysis.asymmetries, library),
        "aside": aside_of(analysis, library),
        "own": own,
        "own_standing": sum(each.stands for each in own),
        "own_form": OwnHypothesisForm(initial={"submission": uuid7()}),
        "newer_knowledge": assessment.knowledge_version != library.version,
        "footer": library.wording.footer_clinician,
    }
    if not has_suggestions(assessment):
        return context | {"is_off": True, "record": record_shown(assessment, analysis, library)}
    ranking = ranking_of(analysis, latest_of(decisions), library)
    pairs = () if analysis.safety.stop else pairs_of(analysis, library, kept=_looked_again(measurements))
    return context | {
        "aside": aside_of(analysis, library, felt=[row for row in measurements if row.test in FELT_AND_NOTED]),
        "ranking": ranking,
        "lead": _lead(analysis, ranking, library),
        "pairs_first": pairs[:PAIRS_SHOWN],
        "pairs_more": pairs[PAIRS_SHOWN:],
        "retests": retests_of(analysis, library),
        "drawn": [*drawn(analysis.muscles, library), *(each.drawn for each in own_views(measurements, library))],
        "muscle_names": muscle_names(),
        "cascade": cascade_of(analysis, library),
    }


def _lead(analysis: Analysis, ranking: Ranking, library: Library) -> str:
    tests = len({library.signs[each.observation].group for each in analysis.findings})
    seen = sum(each.severity > 0 for each in analysis.findings)
    if ranking.is_empty:
        return f"Nothing stands out, from {_many(tests, 'test', 'tests')}."
    leading = _many(len(ranking.leading.cards), "muscle stands", "muscles stand")
    drivers = _many(len(ranking.drivers.cards), "place", "places")
    made = f"{leading} out, and {drivers} where it may begin, from {_many(tests, 'test', 'tests')}"
    found = f"{made} and {_many(seen, 'finding', 'findings')}"
    return f"{found[:1].upper()}{found[1:]}. For your judgement: hypotheses only, no more than that."


def _looked_again(measurements: Iterable[Measurement]) -> set[tuple[str, str, str]]:
    """The re-tests on record: observation, side and condition."""
    return {(row.key, row.side, row.site) for row in measurements if row.test == RETEST}


def _many(count: int, one: str, more: str) -> str:
    return f"{count or 'no'} {one if count == 1 else more}"
