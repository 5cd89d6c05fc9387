"""All that a report is made of, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from clients.records.models import Client, SafetyScreen
from therapy.assessments.analysis import (
    analysis_of,
    analysis_when_finished,
    facts_of,
    has_suggestions,
    latest_of,
    made_decisions,
    measurements_in,
    record_from,
    standing_screen,
)
from therapy.assessments.hypotheses import OwnHypothesis, Ranking, own_of, ranking_of
from therapy.assessments.models import Assessment, BodyMapEntry, Measurement
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis, assess
from therapy.reports.models import Report


@dataclass(frozen=True, slots=True)
class Material:
    """One report's record. `ranking` is None where nothing is suggested: after a stop, or by the practice's choice.

    `own` are hypotheses that the therapist added.
    """

    report: Report
    today: date
    library: Library
    screen: SafetyScreen | None
    analysis: Analysis
    ranking: Ranking | None = None
    own: Sequence[OwnHypothesis] = ()
    body_map: Sequence[BodyMapEntry] = ()
    measurements: Sequence[Measurement] = ()

    @property
    def client(self) -> Client:
        return self.report.client

    @property
    def assessment(self) -> Assessment | None:
        return self.report.assessment

    @property
    def is_stopped(self) -> bool:
        return self.analysis.safety.stop or bool(self.screen and self.screen.holds)


def material_of(report: Report, *, today: date) -> Material:
    """What a report is made of. A letter of referral tells of today, a report of the day of its assessment."""
    library = load_library()
    if report.assessment is None:
        screen = _last_screen(report.client)
        return Material(report, today, library, screen, _by_screen_alone(report.client, screen, today))
    assessment = report.assessment
    screen, measurements = standing_screen(assessment), measurements_in(assessment)
    if report.is_referral:
        analysis = analysis_of(assessment, today=today)
    else:
        analysis = analysis_when_finished(assessment, screen=screen, measurements=measurements)
    is_silent, decisions = analysis.safety.stop or not has_suggestions(assessment), made_decisions(assessment)
    return Material(
        report=report,
        today=today,
        library=library,
        screen=screen,
        analysis=analysis,
        ranking=None if is_silent else ranking_of(analysis, latest_of(decisions), library),
        own=() if analysis.safety.stop else own_of(decisions),
        body_map=list(BodyMapEntry.objects.of(report.client).filter(assessment=assessment)),
        measurements=measurements,
    )


def day_of(moment: datetime, client: Client) -> str:
    """A day as it is written, on the practice's own clock: "14 November 2026"."""
    return in_words(timezone.localdate(moment, ZoneInfo(client.practice.time_zone)))


def in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _last_screen(client: Client) -> SafetyScreen | None:
    """The screen that holds everything; else the newest."""
    screens = SafetyScreen.objects.of(client).order_by("-answered_at")
    holding: SafetyScreen | None = screens.holding().first()
    return holding or screens.first()


def _by_screen_alone(client: Client, screen: SafetyScreen | None, today: date) -> Analysis:
    facts = facts_of(client, today=today)
    record = record_from(findings=(), measurements=(), body_map=(), screen=screen, client=facts)
    return assess(record, load_library(), suggestions=False)
