"""The hypotheses of a finished assessment as its result page shows them."""

from therapy.assessments.hypotheses.apart import Pair, Retest, pairs_of, retested_words, retests_of
from therapy.assessments.hypotheses.aside import Aside, aside_of
from therapy.assessments.hypotheses.own import OwnHypothesis, own_of
from therapy.assessments.hypotheses.ranking import Ranking, ranking_of

__all__ = [
    "Aside",
    "OwnHypothesis",
    "Pair",
    "Ranking",
    "Retest",
    "aside_of",
    "own_of",
    "pairs_of",
    "ranking_of",
    "retested_words",
    "retests_of",
]
