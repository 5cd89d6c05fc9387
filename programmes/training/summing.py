"""What a programme came to: sessions done, pain and effort over its weeks, outcome measures beside their error."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean

from clients.records.charts import Chart
from programmes.prescribing.models import Programme
from programmes.training.models import Session
from programmes.training.progress import minutes_taken
from therapy.outcomes.courses import Course, courses_of

DRAWN = (
    ("pain_after", "Pain after a session", "mean of the week, 0 to 10, lower is better"),
    ("effort", "Effort", "mean of the week, 0 to 10"),
)


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the programme. The means are None where nobody said a number; nothing logged is not nothing felt."""

    number: int
    begins: date
    due: int
    done: int
    minutes: int
    pain_before: float | None
    pain_after: float | None
    effort: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The weeks that have begun, sums over them, and the outcome measures of the client."""

    weeks: Sequence[Week]
    courses: Sequence[Course]
    last_words: Sequence[Session]

    @property
    def due(self) -> int:
        return sum(week.due for week in self.weeks)

    @property
    def done(self) -> int:
        return sum(week.done for week in self.weeks)

    @property
    def minutes(self) -> int:
        return sum(week.minutes for week in self.weeks)

    @property
    def charts(self) -> list[Chart]:
        """Pain and effort by week, and each outcome measure."""
        drawn = (_chart(self.weeks, *which) for which in DRAWN)
        return [*(chart for chart in drawn if chart), *(course.chart for course in self.courses)]


def summary_of(programme: Programme, *, today: date) -> Summary:
    """The summary up to, and without, today's session where it is not done yet. Three queries and one a measure."""
    sessions = Session.objects.of(programme.client).filter(programme=programme).standing()
    due = [each for each in sessions.order_by("scheduled_on") if each.scheduled_on < today or each.is_done]
    by_week: dict[int, list[Session]] = {}
    for session in due:
        by_week.setdefault(max(programme.week_on(session.scheduled_on), 1), []).append(session)
    weeks = [_week(number, each) for number, each in sorted(by_week.items())]
    said = [each for each in reversed(due) if each.words]
    return Summary(weeks, courses_of(programme.client), said[:3])


def _week(number: int, sessions: Sequence[Session]) -> Week:
    done = [each for each in sessions if each.is_done]
    return Week(
        number=number,
        begins=sessions[0].scheduled_on,
        due=len(sessions),
        done=len(done),
        minutes=sum(minutes_taken(each) or 0 for each in done),
        pain_before=_mean(each.pain_before for each in done),
        pain_after=_mean(each.pain_after for each in done),
        effort=_mean(each.effort for each in done),
    )


def _mean(values: Iterable[int | None]) -> float | None:
    said = [value for value in values if value is not None]
    return round(mean(said), 1) if said else None


def _chart(weeks: Sequence[Week], field: str, name: str, hint: str) -> Chart | None:
    said = [(week, value) for week in weeks if (value := getattr(week, field)) is not None]
    if not said:
        return None
    return Chart(
        name=name,
        values=[value for _, value in said],
        least=0,
        most=10,
        hint=hint,
        start=f"week {said[0][0].number}",
        end=f"week {said[-1][0].number}",
    )
