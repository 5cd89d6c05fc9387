"""What was decided of an assessment's hypotheses, as a draft takes it."""

from therapy.assessments.analysis import accepted_hypotheses, decisions_of
from therapy.assessments.models import Assessment, Choice
from therapy.reasoning.drafting.deciding import Decided


def decided_on(assessment: Assessment) -> Decided:
    """What the therapist stands by and what they rejected; what is parked or open is neither."""
    rejected = (key for key, last in decisions_of(assessment).items() if last.choice == Choice.REJECT)
    return Decided(frozenset(accepted_hypotheses(assessment)), frozenset(rejected))
