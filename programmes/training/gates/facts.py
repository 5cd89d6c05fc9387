"""What is counted of one client for a gate: sessions, mornings, safety questions, tests, what the therapist saw."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Q, Subquery

from clients.records.models import Client, SafetyScreen
from clients.records.rescreening import next_screen_on
from programmes.prescribing.models import Programme
from programmes.training.gates.counting import Facts, Seen, SessionSaid
from programmes.training.gates.models import SeenCriterion
from programmes.training.models import Session, SetLog
from programmes.training.scheduling import local_date
from therapy.assessments.models import Measurement
from therapy.knowledge import load_library
from therapy.knowledge.records import CountedFrom, Criterion

type Row = dict[str, Any]

BEGUN = ("started", "done")


def sessions_of(programme: Programme, *, today: date) -> list[Row]:
    """Every session up to today, the newest first, with its stage and the worst pain of its sets. One query."""
    in_sets = SetLog.objects.of(programme.client).filter(session=OuterRef("pk")).order_by().values("session")
    rows = Session.objects.of(programme.client).standing().filter(programme=programme)
    rows = rows.filter(Q(scheduled_on__lte=today) | Q(state__in=["started", "done"]))
    found = rows.annotate(worst=Subquery(in_sets.annotate(worst=Max("pain")).values("worst"))).order_by("-scheduled_on")
    said: Iterable[Any] = found.values(
        "scheduled_on", "state", "pain_before", "pain_after", "worst", "morning__answer", "workout__stage__number"
    )
    return list(said)


def facts_for(
    programme: Programme, stage: int, criteria: Iterable[Criterion], sessions: Sequence[Row], *, today: date
) -> Facts:
    """What is known for the gate of a stage. Up to three queries: answers, measures, what was seen."""
    criteria = list(criteria)
    of_stage = _latest_run(sessions, stage)
    due = [row for row in of_stage if row["scheduled_on"] < today or row["state"] == "done"]
    sources = {each.counted.source for each in criteria if each.counted}
    client = programme.client
    return Facts(
        sessions=[said(row) for row in of_stage if row["state"] == "done"],
        due=len(due),
        done=sum(row["state"] == "done" for row in due),
        screened=_screened(client, today) if CountedFrom.SCREEN in sources else None,
        measures=_measures(client, criteria) if CountedFrom.MEASURE in sources else {},
        seen=_seen(programme, stage),
    )


def said(row: Row) -> SessionSaid:
    """What was said of a session."""
    scores = [score for score in (row["pain_after"], row["worst"]) if score is not None]
    answer = row["morning__answer"]
    return SessionSaid(row["scheduled_on"], row["pain_before"], max(scores, default=None), answer and answer == "worse")


def _latest_run(sessions: Sequence[Row], stage: int) -> list[Row]:
    """The sessions since the stage was last entered: one begun in another stage before ends them."""
    run: list[Row] = []
    for row in sessions:
        if row["workout__stage__number"] == stage:
            run.append(row)
        elif run and row["state"] in BEGUN:
            break
    return run


def _screened(client: Client, today: date) -> tuple[date, bool, bool] | None:
    screen = SafetyScreen.objects.of(client).order_by("-answered_at").first()
    if screen is None:
        return None
    day = local_date(screen.answered_at, client.time_zone)
    again = next_screen_on(day)
    return day, not screen.urgency or screen.lifted_at is not None, again is None or today < again


def _measures(client: Client, criteria: Iterable[Criterion]) -> Mapping[tuple[str, str], tuple[date, dict[str, float]]]:
    """The newest value of each side for every measure that a criterion counts."""
    wanted = {
        (each.counted.test or "", each.counted.measure) for each in criteria if each.counted and each.counted.test
    }
    rows = Measurement.objects.of(client).filter(test__in={test for test, _ in wanted}, side__in=["left", "right"])
    found: dict[tuple[str, str], tuple[date, dict[str, float]]] = {}
    for row in rows.order_by("-assessment__started_at", "-recorded_at"):
        key = (row.test, row.key)
        if key in wanted and isinstance(row.value, int | float):
            _, values = found.setdefault(key, (local_date(row.recorded_at, client.time_zone), {}))
            values.setdefault(row.side, float(row.value))
    return found


def _seen(programme: Programme, stage: int) -> Mapping[str, Seen]:
    rows = SeenCriterion.objects.of(programme.client).filter(programme=programme, stage=stage)
    zone = programme.client.time_zone
    return {
        row.criterion: Seen(row.met, local_date(row.at, zone), str(row.by), row.words)
        for row in rows.select_related("by__person").order_by("at")
    }


def criteria_of(keys: Iterable[str]) -> list[Criterion]:
    """The criteria of a gate; one that the knowledge holds no more is left out."""
    known = load_library().criteria
    return [known[key] for key in keys if key in known]
