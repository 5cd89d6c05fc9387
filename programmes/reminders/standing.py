"""What speaks against a message now. The same sentences when planning, at the moment of sending, and on the pages."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Q, Subquery

from clients.practices.models import Member
from clients.records.models import Client, Consent, ConsentKind, SafetyScreen
from programmes.prescribing.models import ProgrammeState
from programmes.reminders.about import About, objection_of
from programmes.reminders.models import Channel, Kind, MemberSettings, Phone, ReminderSettings
from programmes.training.models import Session, SessionState
from programmes.training.signals.doing import SILENT_AFTER
from programmes.training.signals.reasons import BEGUN, LOOKED_AT

NO_ADDRESS = {
    Channel.EMAIL: "There is no e-mail address.",
    Channel.SMS: "There is no mobile number with its country code.",
    Channel.PUSH: "No phone takes notifications.",
}
BY = {Channel.EMAIL: "e-mail", Channel.SMS: "text message", Channel.PUSH: "notification"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A client as they stand: what they chose and agreed to, whether training is held, whether they fell silent."""

    client: Client
    settings: ReminderSettings
    consented: bool
    texts: bool
    held: bool
    silent: bool
    phones: Sequence[Phone] = ()

    def address(self, channel: str) -> str:
        """Where this channel reaches the client; empty where it does not."""
        if channel == Channel.PUSH:
            return str(self.phones[0].pk) if self.phones else ""
        return self.client.email if channel == Channel.EMAIL else dialled(self.client.phone)


def dialled(number: str) -> str:
    """A number as providers want it, "+447700900123"; empty where its country is not told."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    return digits if digits.startswith("+") and digits[1:].isdigit() else ""


def standings(clients: Collection[UUID], *, now: datetime) -> dict[UUID, Standing]:
    """How these clients stand, whatever their number in five queries."""
    agreed = Consent.across_practices.in_force().filter(client__in=clients)
    consents = set(agreed.values_list("client", "kind"))
    held = set(SafetyScreen.across_practices.holding().filter(client__in=clients).values_list("client", flat=True))
    silent = silent_since(clients, today=now.date())
    phones = defaultdict(list)
    for phone in Phone.across_practices.in_force().filter(client__in=clients):
        phones[phone.client_id].append(phone)
    rows = Client.across_practices.filter(pk__in=clients).select_related("practice", "reminder_settings")
    return {
        row.pk: Standing(
            client=row,
            settings=settings_of(row),
            consented=(row.pk, ConsentKind.REMINDERS) in consents,
            texts=(row.pk, ConsentKind.TEXTS) in consents,
            held=row.pk in held,
            silent=row.pk in silent,
            phones=phones.get(row.pk, []),
        )
        for row in rows
    }


def settings_of(client: Client) -> ReminderSettings:
    """What the client chose, or the defaults, unsaved."""
    chosen: ReminderSettings | None = getattr(client, "reminder_settings", None)
    return chosen or ReminderSettings(client=client, practice_id=client.practice_id)


def settings_of_member(member: Member) -> MemberSettings:
    """What the member chose, or the defaults, unsaved."""
    chosen: MemberSettings | None = getattr(member, "reminder_settings", None)
    return chosen or MemberSettings(member=member, practice_id=member.practice_id)


def silent_since(clients: Collection[UUID], *, today: date) -> dict[UUID, date | None]:
    """The clients who missed their latest sessions, several in a row, each with the day of the last one they began."""
    sessions = Session.across_practices.filter(client__in=clients)
    begun = Session.across_practices.filter(client=OuterRef("client"), state__in=BEGUN).order_by("-scheduled_on")
    missed = sessions.filter(
        state=SessionState.PLANNED,
        programme__state=ProgrammeState.ACTIVE,
        scheduled_on__range=(today - LOOKED_AT, today - timedelta(days=1)),
    ).annotate(last_begun=Subquery(begun.values("scheduled_on")[:1]))
    in_a_row = missed.filter(Q(last_begun=None) | Q(scheduled_on__gt=F("last_begun")))
    counted = in_a_row.order_by().values("client").annotate(missed=Count("pk"), last=Max("last_begun"))
    return dict(counted.filter(missed__gte=SILENT_AFTER).values_list("client", "last"))


def against(kind: str, channel: str, standing: Standing, about: About | None = None, *, day: date | None = None) -> str:
    """Why this message must not go to the client, in a sentence; empty where nothing speaks against it.

    `day` is the local one on which it would come; of what is about a session, the session's counts.
    """
    said = _by_state_of_care(kind, standing) or _by_channel(channel, standing) or _by_kind(kind, standing)
    if about is None:
        return said
    day = about.scheduled_on if isinstance(about, Session) else day
    said = said or _by_pause(standing, day)
    of_session = _by_session(kind, standing, about) if isinstance(about, Session) else ""
    return objection_of(kind, about) or said or of_session


def against_member(kind: str, member: Member, chosen: MemberSettings) -> str:
    """Why this message must not go to the member; empty where nothing speaks against it."""
    if member.left_at or not member.person.is_active:
        return "The member has left the practice."
    wanted = chosen.digest if kind == Kind.DIGEST else chosen.alerts
    return "" if wanted else "The member does not want these."


def _by_state_of_care(kind: str, standing: Standing) -> str:
    """Someone whose training is held still comes to their appointment."""
    if standing.client.discharged_at:
        return "The client is not in care any more."
    if not standing.consented:
        return "The client does not want reminders."
    return "Training is on hold for safety." if standing.held and kind != Kind.APPOINTMENT else ""


def _by_channel(channel: str, standing: Standing) -> str:
    if not standing.settings.wants(channel):
        because = standing.settings.off_because.get(channel)
        return because or f"The client does not want these by {BY[Channel(channel)]}."
    if channel == Channel.SMS and not standing.texts:
        return "The client has not agreed to text messages."
    if channel == Channel.SMS and not settings.SMS_URL:
        return "Text messages are not set up here."
    return "" if standing.address(channel) else NO_ADDRESS[Channel(channel)]


def _by_kind(kind: str, standing: Standing) -> str:
    """Whether the client wants messages of this kind at all."""
    chosen = standing.settings
    wanted = {
        Kind.NUDGE: chosen.nudges,
        Kind.MISSED: chosen.missed,
        Kind.NEXT_MORNING: chosen.mornings,
        Kind.QUESTIONNAIRE: chosen.questions,
    }
    return "" if wanted.get(Kind(kind), True) else "The client does not want these."


def _by_pause(standing: Standing, day: date | None) -> str:
    until = standing.settings.paused_until
    return f"The client wants none before {until:%-d %B}." if until and day and day < until else ""


def _by_session(kind: str, standing: Standing, session: Session) -> str:
    day = session.scheduled_on
    if day.weekday() not in standing.settings.weekdays:
        return f"The client wants none on a {day:%A}."
    if kind in (Kind.NUDGE, Kind.MISSED) and standing.silent:
        return "Several sessions in a row were missed: the therapist was told instead."
    return ""
