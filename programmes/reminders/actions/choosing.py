"""Recipients choose what reaches them, how and when."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.audit import Actor
from clients.practices.models import Member
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.models import Client, ConsentKind
from programmes.reminders.models import Channel, MemberSettings, ReminderSettings
from programmes.reminders.weekdays import WEEK

CHOICES = (
    "by_email", "by_sms", "by_push", "lead_minutes", "quiet_from", "quiet_until",
    "weekdays", "paused_until", "nudges", "missed", "mornings", "questions", "appointment_day", "appointment_hours",
)  # fmt: skip


@transaction.atomic
def choose_reminders(*, client: Client, choices: Mapping[str, Any], by: Actor) -> ReminderSettings:
    """Keep what was chosen for this client (names of `CHOICES`); what is left out stays.

    Raises ValidationError, at the field, for a day that is none and for a lead outside 5 minutes to a day.
    """
    chosen = _locked(client)
    changed = sorted(name for name in CHOICES if name in choices and getattr(chosen, name) != choices[name])
    for name in changed:
        setattr(chosen, name, choices[name])
        if name.startswith("by_"):
            chosen.off_because.pop(name.removeprefix("by_"), None)
    _agree_to_texts(client, choices, by)
    if not set(chosen.weekdays) <= set(WEEK):
        raise ValidationError({"weekdays": "Choose days of the week."})
    if changed:
        _keep(chosen)
        audit.record("reminders.chosen", subject=client, by=by, client=client, fields=changed)
    return chosen


@transaction.atomic
def turn_off(*, client: Client, channel: Channel, because: str, by: Actor | None = None) -> None:
    """Send this client nothing more on the channel, until they turn it on again. Twice changes nothing more.

    With text messages the consent to them ends.
    """
    if channel == Channel.SMS:
        withdraw_consent(client=client, kind=ConsentKind.TEXTS, now=timezone.now(), because=because, by=by)
    chosen = _locked(client)
    if not chosen.wants(channel):
        return
    setattr(chosen, f"by_{channel}", False)
    chosen.off_because[channel] = because
    _keep(chosen)
    audit.record("reminders.turned_off", subject=client, by=by, client=client, channel=channel)


@transaction.atomic
def choose_messages(*, digest: bool, alerts: bool, language: str, by: Member) -> MemberSettings:
    """Keep which messages a member wants, and in which language (of `Language`)."""
    chosen, _ = MemberSettings.objects.visible_to(by).get_or_create(member=by, defaults={"practice_id": by.practice_id})
    if (chosen.digest, chosen.alerts, chosen.language) != (digest, alerts, language):
        chosen.digest, chosen.alerts, chosen.language = digest, alerts, language
        chosen.save(update_fields=["digest", "alerts", "language"])
        audit.record("messages.chosen", subject=by, by=by)
    found: MemberSettings = chosen
    return found


def _agree_to_texts(client: Client, choices: Mapping[str, Any], by: Actor) -> None:
    """Text messages cost the client attention and the practice money: choosing them is a consent of its own."""
    if "by_sms" in choices:
        act = give_consent if choices["by_sms"] else withdraw_consent
        act(client=client, kind=ConsentKind.TEXTS, now=timezone.now(), by=by)


def _locked(client: Client) -> ReminderSettings:
    """What the client chose, or the defaults, with the client locked: one change at a time."""
    Client.objects.of(client).select_for_update(no_key=True).get()
    kept: ReminderSettings | None = ReminderSettings.objects.of(client).first()
    return kept or ReminderSettings(client=client, practice_id=client.practice_id)


def _keep(chosen: ReminderSettings) -> None:
    chosen.revision += 1
    chosen.full_clean(exclude=["weekdays", "off_because", "client"])
    chosen.save()
