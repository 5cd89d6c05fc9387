"""Assessments as they were recorded, and what the therapist made of the hypotheses."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from clients.practices.models import Member
from clients.records.models import Client, SafetyScreen
from therapy.assessments.actions.deciding import decide
from therapy.assessments.actions.finishing import finish_assessment
from therapy.assessments.actions.recording import Marks, record_body_map, record_finding, record_measurement
from therapy.assessments.actions.screening import Screening, screen_client
from therapy.assessments.actions.starting import start_assessment
from therapy.assessments.analysis import analysis_when_finished
from therapy.assessments.measures import Where
from therapy.assessments.models import Assessment, Choice, Decision, Photo
from therapy.assessments.onset import day_of, decimal_year
from therapy.demo.pictures import take
from therapy.demo.stories import Story
from therapy.knowledge import load_library
from therapy.reasoning.safety.flags import ASKED_THE_OTHER_WAY

SITTING = timedelta(minutes=40)
ACCEPTED_MUSCLES = 4


def assess(story: Story, client: Client, *, by: Member, at: datetime) -> Assessment:
    """The finished first assessment with the therapist's decisions, dated `at`."""
    assessment = _begin(story, client, by=by, at=at)
    for observation, side, severity in story.seen():
        record_finding(assessment=assessment, observation=observation, side=side, severity=severity, by=by)
    _measure(story, assessment, by=by)
    _examine(story, assessment, by=by)
    take(story.photos, assessment, by=by)
    finish_assessment(assessment=assessment, by=by)
    Assessment.objects.of(client).filter(pk=assessment.pk).update(started_at=at, finished_at=at + SITTING)
    assessment.refresh_from_db()
    _decide(assessment, by=by)
    Decision.objects.of(client).update(decided_at=at + SITTING)
    Photo.objects.of(client).update(stored_at=at + SITTING)
    return assessment


def begin_again(story: Story, client: Client, *, by: Member, now: datetime) -> Assessment:
    """A reassessment under way: examined again, and half of what was seen the first time, each a little better."""
    assessment = _begin(story, client, by=by, at=now - timedelta(minutes=11))
    seen = story.seen()
    for observation, side, severity in seen[: len(seen) // 2]:
        record_finding(assessment=assessment, observation=observation, side=side, severity=max(severity - 1, 0), by=by)
    _examine(story, assessment, by=by)
    take(story.photos_again, assessment, by=by)
    return assessment


def hold(story: Story, client: Client, *, by: Member, now: datetime) -> SafetyScreen:
    """A warning answer some days ago that still holds the client's training."""
    answer = Screening(answers={story.hold["answer"]: True}, regions=tuple(story.body_map))
    return screen_client(client=client, screening=answer, now=now - timedelta(days=story.hold["days_ago"]), by=by)


def _begin(story: Story, client: Client, *, by: Member, at: datetime) -> Assessment:
    asked = [flag.id for flag in load_library().red_flags.values() if flag.asked_of.always]
    no_warning = {flag: flag in ASKED_THE_OTHER_WAY for flag in asked}
    screening = Screening(answers=no_warning, regions=tuple(story.body_map))
    screen = screen_client(client=client, screening=screening, now=at, by=by)
    assessment = start_assessment(client=client, battery=story.battery, screen=screen, by=by)
    Assessment.objects.of(client).filter(pk=assessment.pk).update(started_at=at)
    this_year = Decimal(timezone.localdate(at).year)
    for region, (side, pain, tension, recurrence, years_ago, history) in story.body_map.items():
        onset = decimal_year(day_of(this_year + Decimal("0.9") - Decimal(str(years_ago))).replace(day=1))
        marks = Marks(pain=pain, tension=tension, recurrence=recurrence, onset=onset, history=history)
        record_body_map(assessment=assessment, region=region, side=side, marks=marks, by=by)
    return assessment


def _measure(story: Story, assessment: Assessment, *, by: Member) -> None:
    for test, measures in story.measurements.items():
        for key, values in measures.items():
            for side, value in zip(("left", "right"), values, strict=True):
                record_measurement(assessment=assessment, where=Where(test, key, side), value=value, by=by)


def _examine(story: Story, assessment: Assessment, *, by: Member) -> None:
    for book, key, side, value, *condition in story.examined:
        where = Where(book, key, side, *condition)
        record_measurement(assessment=assessment, where=where, value=value, by=by)


def _decide(assessment: Assessment, *, by: Member) -> None:
    """The best supported chain and the first few muscles are accepted, the last muscle is left for later."""
    analysis = analysis_when_finished(assessment, screen=assessment.screen)
    accepted = [each.key for each in analysis.cascades[:1]]
    accepted += [each.key for each in analysis.muscles[:ACCEPTED_MUSCLES]]
    for key in accepted:
        decide(assessment=assessment, hypothesis=key, choice=Choice.ACCEPT, by=by)
    for each in analysis.muscles[ACCEPTED_MUSCLES:][-1:]:
        decide(
            assessment=assessment,
            hypothesis=each.key,
            choice=Choice.PARK,
            reason="Look again at the reassessment.",
            by=by,
        )
