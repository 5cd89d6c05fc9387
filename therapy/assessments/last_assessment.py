"""The last finished assessment in short, for a client's page: where the body does too much or too little, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from clients.records.models import Client
from therapy.assessments.analysis import analysis_when_finished, decisions_of
from therapy.assessments.hypotheses import Ranking, ranking_of
from therapy.assessments.hypotheses.cards import Hypothesis
from therapy.assessments.hypotheses.lines import in_sentence
from therapy.assessments.live_map import drawn
from therapy.assessments.models import Assessment
from therapy.knowledge import load_library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.muscles import State
from therapy.reasoning.names import listed, muscle_name

NAMED = 5  # muscles by name, the best supported first


@dataclass(frozen=True, slots=True)
class LastAssessment:
    """What it came to. `findings` are for the body map; `leading` is an accepted hypothesis or, without any, the first.

    `under` and `over` name some of the muscles that lead; everything is empty after a stop.
    """

    assessment: Assessment
    findings: list[dict[str, str | bool]]
    leading: Hypothesis | None
    under: str
    over: str
    is_stopped: bool


def last_assessment(client: Client, newest: Sequence[Assessment]) -> LastAssessment | None:
    """The newest finished assessment of a client, looked for among the `newest` ones (with client) at first.

    None before there is any. Four queries, or five where all of the newest are open.
    """
    assessment = next((each for each in newest if each.is_finished), None)
    assessment = assessment or Assessment.objects.of(client).finished().with_client().newest_first().first()
    if assessment is None:
        return None
    analysis, library = analysis_when_finished(assessment, screen=assessment.screen), load_library()
    is_stopped = analysis.safety.stop
    ranking = ranking_of(analysis, decisions_of(assessment), library)
    return LastAssessment(
        assessment=assessment,
        findings=[] if is_stopped else drawn(analysis.leading, library),
        leading=None if is_stopped else _leading(ranking),
        under="" if is_stopped else _named(analysis, State.UNDER),
        over="" if is_stopped else _named(analysis, State.OVER),
        is_stopped=is_stopped,
    )


def _leading(ranking: Ranking) -> Hypothesis | None:
    """Where it may begin or how it may spread comes before single muscles, what was accepted before what was not."""
    cards = [*ranking.drivers.cards, *ranking.spread.cards, *ranking.leading.cards]
    standing: Sequence[Hypothesis] = [card for card in cards if card.stands]
    return next(iter([*standing, *(card for card in cards if not card.is_rejected)]), None)


def _named(analysis: Analysis, state: State) -> str:
    library = load_library()
    names = [muscle_name(each.muscle, each.side, library) for each in analysis.leading if each.state is state]
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return listed([*names[:1], *map(in_sentence, names[1:NAMED]), *more])
