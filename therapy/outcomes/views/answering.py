"""What every page on which a measure is answered needs: its form, filled with what was asked the last time."""

from django.http import HttpRequest

from therapy.outcomes.answer_forms import AnswerForm, answer_form
from therapy.outcomes.models import MeasureRequest, Score


def form_for(request: HttpRequest, asked: MeasureRequest) -> AnswerForm:
    """The form of this question; activities named before are asked about again."""
    names = []
    if asked.measure == "PSFS":
        before = Score.objects.of(asked.client).filter(measure=asked.measure).in_order().last()
        names = [part["name"] for part in before.parts] if before else []
    since = f"{asked.since:%-d %B %Y}"
    said = request.POST if request.method == "POST" else None
    return answer_form(said, outcome=asked.outcome, since=since, names=names)
