"""From rows to reasoning: what an assessment holds, in reasoning's own values, and what follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import DateField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from clients.records.models import Client, ClientTag, HistoryEvent, HistoryKind, SafetyScreen, Urgency
from therapy.assessments.books import BOOKS
from therapy.assessments.examined import with_examination
from therapy.assessments.models import Assessment, BodyMapEntry, Choice, Decision, Finding, Measurement
from therapy.knowledge import load_library
from therapy.knowledge.records import History, Side
from therapy.reasoning import values
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.safety.screening import Safety

DAYS_A_WEEK = 7
CAESAREAN = "caesarean"

type Told = tuple[str, date | None]
"""A caution without a day, or a birth with its own."""


def analysis_of(assessment: Assessment, *, today: date) -> Analysis:
    """What follows from an assessment for a client of today's age, with the cautions in force today."""
    facts = facts_of(assessment.client, today=today)
    return _concluded(assessment, record_of(assessment, client=facts, screen=standing_screen(assessment)))


def analysis_when_finished(
    assessment: Assessment, *, screen: SafetyScreen | None, measurements: Sequence[Measurement] | None = None
) -> Analysis:
    """The hypotheses as they stood on the day the assessment was finished; today's, while it is open.

    Saves a query where the assessment's `measurements` are at hand.
    """
    day = timezone.localdate(assessment.finished_at or timezone.now())
    facts = facts_of(assessment.client, today=day)
    record = record_of(assessment, client=facts, screen=screen, measurements=measurements)
    return _concluded(assessment, record)


def safety_of(assessment: Assessment, *, today: date) -> Safety:
    """What limits or stops a programme from this assessment today; hypotheses are not looked at."""
    facts = facts_of(assessment.client, today=today)
    record = record_of(assessment, client=facts, screen=standing_screen(assessment))
    return assess(record, load_library(), suggestions=False).safety


def accepted_hypotheses(assessment: Assessment) -> tuple[str, ...]:
    """The keys of the hypotheses the therapist stands by, accepted or edited; none after a stop or without any.

    Hypotheses of the therapist's own are not among them: nothing is reasoned from those.
    """
    if not has_suggestions(assessment):
        return ()
    screen = standing_screen(assessment)
    if screen and screen.holds:
        return ()
    standing = {Choice.ACCEPT, Choice.EDIT}
    latest = decisions_of(assessment).items()
    return tuple(key for key, last in latest if last.choice in standing and not last.is_own)


def measurements_in(assessment: Assessment) -> list[Measurement]:
    """Everything measured or examined in an assessment. One query."""
    return list(Measurement.objects.of(assessment.client).filter(assessment=assessment))


def has_suggestions(assessment: Assessment) -> bool:
    """Whether the practice wants hypotheses; without them only the record and safety are looked at."""
    return assessment.client.practice.suggestions


def decisions_of(assessment: Assessment) -> dict[str, Decision]:
    """The decision that counts for each hypothesis: the last one."""
    return latest_of(made_decisions(assessment))


def made_decisions(assessment: Assessment) -> list[Decision]:
    """Everything that was decided in an assessment, newest first. One query."""
    made = Decision.objects.of(assessment.client).filter(assessment=assessment).latest_first()
    return list(made.select_related("decided_by__person"))


def latest_of(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision about each hypothesis, from all of them, newest first."""
    latest: dict[str, Decision] = {}
    for decision in decisions:
        latest.setdefault(decision.hypothesis, decision)
    return latest


def record_of(
    assessment: Assessment,
    *,
    client: values.ClientFacts,
    screen: SafetyScreen | None,
    measurements: Sequence[Measurement] | None = None,
) -> values.Record:
    """Everything recorded in an assessment. Three queries, or two where its `measurements` are at hand."""
    scope = {"assessment": assessment}
    record = record_from(
        findings=Finding.objects.of(assessment.client).filter(**scope),
        measurements=measurements_in(assessment) if measurements is None else measurements,
        body_map=BodyMapEntry.objects.of(assessment.client).filter(**scope),
        screen=screen,
        client=client,
    )
    return replace(record, has_medical_outcome=was_looked_at(assessment, screen))


def was_looked_at(assessment: Assessment, screen: SafetyScreen | None) -> bool:
    """Whether a medical outcome was recorded after everything was found."""
    if screen is None or screen.lifted_at is None or assessment.finished_at is None:
        return False
    return screen.lifted_at >= assessment.finished_at


def record_from(
    *,
    findings: Iterable[Finding],
    measurements: Sequence[Measurement],
    body_map: Iterable[BodyMapEntry],
    screen: SafetyScreen | None,
    client: values.ClientFacts,
) -> values.Record:
    """Rows at hand, as reasoning takes them."""
    record = values.Record(
        findings=findings_from(findings),
        body_map=body_map_from(body_map),
        measurements=measurements_from(measurements),
        red_flags=answers_of(screen),
        client=client,
    )
    return with_examination(record, measurements, load_library())


def standing_screen(assessment: Assessment) -> SafetyScreen | None:
    """The client's newest screen that holds everything, even one taken since; else the assessment's own."""
    screens = SafetyScreen.objects.of(assessment.client).holding().order_by("-answered_at")
    holding: SafetyScreen | None = screens.first()
    return holding or assessment.screen


def answers_of(screen: SafetyScreen | None) -> dict[str, bool]:
    """The warning answers that still count; a stop that was lifted with a medical outcome counts no more."""
    if screen is None or (screen.lifted_at and screen.urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY)):
        return {}
    return dict(screen.answers)


def facts_of(client: Client, *, today: date, told: Sequence[Told] | None = None) -> values.ClientFacts:
    """What reasoning may know of a client, on this day. One query, none where what is `told` of them is at hand."""
    told = told_of(client) if told is None else told
    return values.ClientFacts(
        age=client.age_on(today),
        sex=client.sex,
        tags=tuple(sorted(words for words, day in told if day is None)),
        equipment=tuple(client.equipment) or None,
        births=tuple(_birth(day, words, today) for day, words in sorted((day, words) for words, day in told if day)),
    )


def told_of(client: Client) -> list[Told]:
    """The cautions in force, each without a day, and the births with theirs. One query."""
    tags = ClientTag.objects.of(client).in_force().order_by()
    births = HistoryEvent.objects.of(client).filter(kind=HistoryKind.BIRTH).order_by()
    without_day = tags.values_list("tag", Cast(Value(None), DateField()))
    return list(without_day.union(births.values_list("words", "happened_on"), all=True))


def facts_at_hand(client: Client, *, today: date) -> values.ClientFacts:
    """What the client's own row tells of them: enough for findings, not for a programme."""
    return values.ClientFacts(age=client.age_on(today), sex=client.sex)


def findings_from(rows: Iterable[Finding]) -> tuple[values.FindingMade, ...]:
    return tuple(values.FindingMade(row.observation, Side(row.side), row.severity) for row in rows)


def body_map_from(rows: Iterable[BodyMapEntry]) -> tuple[values.BodyMapEntry, ...]:
    return tuple(
        values.BodyMapEntry(
            region=row.region,
            side=Side(row.side),
            pain=row.pain or 0,
            tension=row.tension or 0,
            recurrence=row.recurrence,
            onset=None if row.onset is None else float(row.onset),
            history=History(row.history),
        )
        for row in rows
    )


def measurements_from(rows: Iterable[Measurement]) -> tuple[values.Measurement, ...]:
    """Rows hold one number each; reasoning takes all numbers of a test on one side and site together.

    Entries of the books are left out: they are no numbers of a test.
    """
    together: dict[tuple[str, str, str], dict[str, values.Reading]] = {}
    for row in rows:
        if row.test not in BOOKS:
            together.setdefault((row.test, row.side, row.site), {})[row.key] = row.value
    return tuple(
        values.Measurement(test, Side(side), site, numbers) for (test, side, site), numbers in together.items()
    )


def _concluded(assessment: Assessment, record: values.Record) -> Analysis:
    return assess(record, load_library(), suggestions=has_suggestions(assessment))


def _birth(day: date, words: str, today: date) -> values.Birth:
    weeks = max((today - day).days, 0) / DAYS_A_WEEK
    return values.Birth(round(weeks, 1), CAESAREAN if CAESAREAN in words.lower() else "")
