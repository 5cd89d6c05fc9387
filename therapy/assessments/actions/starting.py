from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.records.care import why_not_in_care
from clients.records.models import Client, SafetyScreen
from therapy.assessments.battery.sets import as_in_sitting, set_chosen
from therapy.assessments.models import Assessment


@transaction.atomic
def start_assessment(
    *,
    client: Client,
    battery: str,
    screen: SafetyScreen | None = None,
    places: Sequence[str] = (),
    submission: UUID | None = None,
    by: Member,
) -> Assessment:
    """A new sitting with the tests of `battery`, after the answers of `screen`; `places` trouble the client.

    `battery` is the id of a set, or of a finished sitting of the client's, whose tests are then done again.
    `submission` becomes its id, so a form sent twice gives one assessment: the second time the first is returned.
    Raises ValidationError if there is no such battery, if the id is that of something else, and for a
    client who is discharged.
    """
    chosen = set_chosen(battery, by=by) or as_in_sitting(battery, client)
    if chosen is None or not chosen.tests:
        raise ValidationError({"battery": "Choose one of the sets of tests."})
    begun: Assessment | None = Assessment.objects.of(client).filter(pk=submission).first() if submission else None
    if begun:
        return begun
    if said := why_not_in_care(client):
        raise ValidationError(said)
    kept_battery, set_name = chosen.kept_as
    assessment = Assessment(
        practice=client.practice,
        client=client,
        therapist=by,
        screen=screen,
        battery=kept_battery,
        set_name=set_name,
        places=list(places),
        tests=list(chosen.tests),
    )
    if submission:
        assessment.pk = submission
        assessment.validate_unique()
    assessment.save(force_insert=True)
    audit.record("assessment.started", subject=assessment, by=by, client=client)
    return assessment
