"""What may happen to a form sent ahead: asked, taken back, answered by the client, taken over by a therapist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.actions.clients import change_client
from clients.records.actions.history import add_history_event
from clients.records.actions.safety import record_screen
from clients.records.models import Client
from therapy.assessments.analysis import facts_of
from therapy.assessments.asking import safety_of_answers
from therapy.assessments.places import regions_of
from therapy.intake.models import ReportState, SelfReport
from therapy.knowledge import load_library
from therapy.outcomes.actions import answer_measure, ask_for_measure
from therapy.outcomes.models import MeasureRequest
from therapy.reasoning.safety.flags import STOPPING

PSFS = "PSFS"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a therapist takes over of a report: the goal as it now reads, some events, and whether the activities."""

    goal: str | None = None
    happened: Sequence[int] = ()
    activities: bool = False


@transaction.atomic
def ask_ahead(*, client: Client, submission: UUID | None = None, by: Member) -> SelfReport:
    """Make a form for the client to fill in; while one is open, that one is returned."""
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    made: SelfReport | None = SelfReport.objects.of(client).open().first()
    if submission and made is None:
        made = SelfReport.objects.of(client).filter(pk=submission).first()
    if made:
        return made
    report = SelfReport(practice_id=client.practice_id, client=client, asked_by=by)
    if submission:
        report.pk = submission
    report.save(force_insert=True)
    audit.record("self_report.asked", subject=report, by=by, client=client)
    return report


@transaction.atomic
def put_aside(*, report: SelfReport, now: datetime, by: Member) -> None:
    """Take an open form back, or put an answered one aside: nothing of it is proposed. Twice changes nothing."""
    found = _locked(report, by)
    if found.state in (ReportState.OPEN, ReportState.ANSWERED):
        _close(found, ReportState.CLOSED, now, by)
        audit.record("self_report.put_aside", subject=found, by=by, client=found.client)


@transaction.atomic
def answer_ahead(*, report: SelfReport, said: Mapping[str, Any], now: datetime, by: Client) -> SelfReport:
    """Keep what the client wrote, for a therapist to look through. Answering twice keeps the first.

    An answer that stops holds training at once: nobody waits for it to be read. Raises ValidationError for a form that
    was taken back.
    """
    found: SelfReport = SelfReport.objects.of(by).select_for_update(no_key=True).get(pk=report.pk)
    if found.state in (ReportState.ANSWERED, ReportState.TAKEN):
        return found
    if found.state != ReportState.OPEN:
        raise ValidationError("Your therapist has taken this form back. There is nothing more to do.")
    found.said, found.state, found.answered_at = dict(said), ReportState.ANSWERED, now
    found.save(update_fields=["said", "state", "answered_at"])
    audit.record("self_report.answered", subject=found, by=by, client=by)
    _hold_if_it_stops(found, now, by)
    return found


@transaction.atomic
def take_over(*, report: SelfReport, taken: TakenOver, now: datetime, by: Member) -> None:
    """Put what holds of a report into the record; its places are proposed on the next body map. Done once.

    Raises ValidationError for events the record refuses, and fewer than three activities.
    """
    found = _locked(report, by)
    if found.state != ReportState.ANSWERED:
        return
    if taken.goal is not None and taken.goal.strip() != found.client.goal:
        change_client(client=found.client, facts={"goal": taken.goal.strip()}, by=by)
    for number in taken.happened:
        add_history_event(client=found.client, facts=_facts(found.said["happened"][number]), by=by)
    if taken.activities:
        _keep_activities(found, now, by)
    _close(found, ReportState.TAKEN, now, by)
    audit.record("self_report.taken_over", subject=found, by=by, client=found.client)


@transaction.atomic
def ask_for_goals(*, client: Client, now: datetime, by: Member) -> MeasureRequest:
    """The patient-specific scale, asked today; where it is being asked already, that request."""
    asked: MeasureRequest | None = MeasureRequest.objects.of(client).open().filter(measure=PSFS).first()
    today = now.astimezone(ZoneInfo(client.time_zone)).date()
    return asked or ask_for_measure(client=client, measure=PSFS, due_on=today, every_weeks=None, by=by)


def urgency_of(report: SelfReport, *, today: date) -> str:
    """How soon the answers need medical eyes; "" where none warns."""
    said = report.said
    regions = regions_of(each["place"] for each in said.get("places", []))
    facts = facts_of(report.client, today=today)
    refer = safety_of_answers(said.get("answers", {}), regions, facts, load_library()).refer
    return str(refer.urgency) if refer else ""


def _hold_if_it_stops(report: SelfReport, now: datetime, by: Client) -> None:
    urgency = urgency_of(report, today=now.astimezone(ZoneInfo(by.time_zone)).date())
    if urgency in STOPPING:
        record_screen(client=by, answers=report.said["answers"], urgency=urgency, now=now, by=by)


def _keep_activities(report: SelfReport, now: datetime, by: Member) -> None:
    request = ask_for_goals(client=report.client, now=now, by=by)
    answer_measure(request=request, parts=report.said["activities"], now=now, by=by)


def _facts(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "happened_on": date.fromisoformat(said["happened_on"])}


def _close(report: SelfReport, state: ReportState, now: datetime, by: Member) -> None:
    report.state, report.closed_at, report.closed_by = state, now, by
    report.save(update_fields=["state", "closed_at", "closed_by"])


def _locked(report: SelfReport, by: Member) -> SelfReport:
    rows = SelfReport.objects.visible_to(by).select_for_update(no_key=True, of=("self",)).select_related("client")
    found: SelfReport = rows.get(pk=report.pk)
    return found
