"""What may happen to outcome measures: asked, taken back, answered by the client, typed in as a total."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client
from therapy.knowledge import load_library
from therapy.outcomes.models import MeasureRequest, RequestState, Score
from therapy.outcomes.prompts import FEWEST_ACTIVITIES, MOST_ACTIVITIES, PROMPTS
from therapy.outcomes.scoring import score

NAME_THREE = "Name at least three things, each with a number."
LONGEST_NAME = 80


@transaction.atomic
def ask_for_measure(
    *, client: Client, measure: str, due_on: date, every_weeks: int | None, submission: UUID | None = None, by: Member
) -> MeasureRequest:
    """Ask the client a measure on that day and, with `every_weeks`, again so long after each answer.

    The same `submission` again returns the request it made. Raises ValidationError for a measure that is not asked
    here, and where it is being asked already.
    """
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if submission and (made := MeasureRequest.objects.of(client).filter(pk=submission).first()):
        return made
    if measure not in PROMPTS:
        raise ValidationError({"measure": "This one is filled in on its own form. Type in its total instead."})
    if MeasureRequest.objects.of(client).open().filter(measure=measure).exists():
        raise ValidationError({"measure": "This is being asked already. Take that back first to change when."})
    asked = MeasureRequest(client=client, measure=measure, since=_begin_of_care(client), asked_by=by)
    if submission:
        asked.pk = submission
    return _asked(asked, due_on, every_weeks, by=by)


@transaction.atomic
def stop_asking(*, request: MeasureRequest, by: Member) -> MeasureRequest:
    """Take a request back, and with it those that would have followed. An answered one stays as it is."""
    rows = MeasureRequest.objects.visible_to(by).select_for_update(no_key=True, of=("self",)).select_related("client")
    found: MeasureRequest = rows.get(pk=request.pk)
    if found.state == RequestState.OPEN:
        found.state = RequestState.STOPPED
        found.save(update_fields=["state"])
        audit.record("measure.taken_back", subject=found, by=by, client=found.client, measure=found.measure)
    return found


@transaction.atomic
def answer_measure(
    *, request: MeasureRequest, parts: Sequence[Mapping[str, Any]], now: datetime, by: Client | Member
) -> Score:
    """Keep the client's answers (name and value each) with what they come to. Answering twice keeps the first.

    A member answers for a client whom they asked in person. Raises ValidationError for answers missing or out of range
    and for a request taken back; PermissionDenied for any other client.
    """
    client, member = _answering(request, by)
    found = MeasureRequest.objects.of(client).select_for_update(no_key=True).get(pk=request.pk)
    if kept := Score.objects.of(client).filter(request=found).first():
        return kept
    if found.state != RequestState.OPEN:
        raise ValidationError("Your therapist has taken this question back. There is nothing more to do.")
    value, today = _value(found.measure, parts), now.astimezone(ZoneInfo(client.time_zone)).date()
    made = Score(client=client, measure=found.measure, request=found, value=value, parts=list(parts), typed_by=member)
    found.state = RequestState.ANSWERED
    found.save(update_fields=["state"])
    _keep(made, today, now, "measure.answered", by)
    _ask_again(found, today)
    return made


@transaction.atomic
def type_in_total(
    *, client: Client, entry: Mapping[str, Any], submission: UUID | None = None, now: datetime, by: Member
) -> Score:
    """Keep the total of a form filled in elsewhere; `entry` holds measure, total and taken_on.

    The same `submission` again returns the score it made. Raises ValidationError, at the field, for a total outside
    the measure's range and for a day to come.
    """
    client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    if submission and (kept := Score.objects.of(client).filter(pk=submission).first()):
        return kept
    _insist_on_sense(entry, client, now)
    made = Score(client=client, measure=entry["measure"], value=round(entry["total"], 2), typed_by=by)
    if submission:
        made.pk = submission
    return _keep(made, entry["taken_on"], now, "measure.typed_in", by)


def _answering(request: MeasureRequest, by: Client | Member) -> tuple[Client, Member | None]:
    """The client whose answers these are, and the member who asked them in person, if one did."""
    if isinstance(by, Member):
        return Client.objects.visible_to(by).get(pk=request.client_id), by
    if by.pk != request.client_id:
        raise PermissionDenied("Only the client who was asked answers.")
    return by, None


def _insist_on_sense(entry: Mapping[str, Any], client: Client, now: datetime) -> None:
    low, high = load_library().outcomes[entry["measure"]].range
    if not low <= entry["total"] <= high:
        raise ValidationError({"total": f"This measure goes from {low:g} to {high:g}."})
    if entry["taken_on"] > now.astimezone(ZoneInfo(client.time_zone)).date():
        raise ValidationError({"taken_on": "This day is still to come. Give the day on which it was filled in."})


def _begin_of_care(client: Client) -> date:
    return client.registered_at.astimezone(ZoneInfo(client.time_zone)).date()


def _asked(asked: MeasureRequest, due_on: date, every_weeks: int | None, *, by: Member | None) -> MeasureRequest:
    asked.practice_id, asked.due_on, asked.every_weeks = asked.client.practice_id, due_on, every_weeks
    asked.full_clean(exclude=["client", "asked_by", "practice"])
    asked.save(force_insert=True)
    audit.record("measure.asked", subject=asked, by=by, client=asked.client, measure=asked.measure)
    return asked


def _ask_again(answered: MeasureRequest, today: date) -> None:
    if weeks := answered.every_weeks:
        following = MeasureRequest(
            client=answered.client, measure=answered.measure, since=answered.since, asked_by=answered.asked_by
        )
        _asked(following, today + timedelta(weeks=weeks), weeks, by=None)


def _value(measure: str, parts: Sequence[Mapping[str, Any]]) -> float:
    if measure == "PSFS":
        _insist_on_activities(parts)
    try:
        return score(load_library().outcomes[measure], [float(part["value"]) for part in parts])
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _insist_on_activities(parts: Sequence[Mapping[str, Any]]) -> None:
    names = [str(part["name"]).strip() for part in parts]
    if not FEWEST_ACTIVITIES <= len(names) <= MOST_ACTIVITIES or not all(names):
        raise ValidationError(NAME_THREE)
    if any(len(name) > LONGEST_NAME for name in names):
        raise ValidationError(f"Say each in {LONGEST_NAME} letters or fewer.")


def _keep(made: Score, taken_on: date, now: datetime, event: str, by: Member | Client) -> Score:
    made.practice_id, made.taken_on, made.kept_at = made.client.practice_id, taken_on, now
    made.save(force_insert=True)
    audit.record(event, subject=made, by=by, client=made.client, measure=made.measure)
    return made
