"""Which messages should be there, and when: worked out from sessions, choices and facts, without writing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from clients.practices.models import Member
from programmes.prescribing.models import ProgrammeVersion
from programmes.reminders.models import Channel, Kind, MemberSettings
from programmes.reminders.planning.wanted import Key, Wanted
from programmes.reminders.standing import Standing, against, against_member
from programmes.reminders.timing import (
    DIGEST_AT,
    LocalMoment,
    day_ends,
    in_the_morning,
    morning_after,
    nudge_for,
    reminder_for,
    soonest,
    wall_clock,
)
from programmes.training.models import Session

OF_SESSIONS = (Kind.SESSION_DUE, Kind.NUDGE, Kind.MISSED, Kind.NEXT_MORNING)
NEWS_LASTS = timedelta(days=1)


def for_sessions(sessions: Iterable[Session], standing_of: Mapping[UUID, Standing]) -> Iterator[Wanted]:
    """Each session's messages, on every channel: those that should go out and those that should not."""
    for session in sessions:
        standing = standing_of[session.client_id]
        for kind in OF_SESSIONS:
            moment, expires_at = moment_and_end(kind, session, standing)
            for channel in Channel.values:
                yield Wanted(
                    practice_id=session.practice_id,
                    key=Key(session.client_id, None, session.pk, kind, channel, ""),
                    moment=moment,
                    expires_at=expires_at,
                    against=against(kind, channel, standing, session),
                )


def moment_and_end(kind: str, session: Session, standing: Standing) -> tuple[LocalMoment | None, datetime]:
    """When a message about this session is due, and from when on it is of no use."""
    planned = LocalMoment(session.scheduled_on, session.scheduled_time, session.time_zone)
    chosen, quiet = standing.settings, standing.settings.quiet
    if kind == Kind.SESSION_DUE:
        return reminder_for(planned, lead=timedelta(minutes=chosen.lead_minutes), quiet=quiet), planned.utc()
    if kind == Kind.NUDGE:
        return nudge_for(planned, quiet=quiet), day_ends(planned.day, planned.zone)
    if kind == Kind.NEXT_MORNING:
        day = (session.begun_on or planned.day) + timedelta(days=1)
        return in_the_morning(day, planned.zone, quiet=quiet), day_ends(day, planned.zone)
    return morning_after(planned, quiet=quiet), day_ends(planned.day + timedelta(days=1), planned.zone)


def for_versions(versions: Iterable[ProgrammeVersion], standing_of: Mapping[UUID, Standing]) -> Iterator[Wanted]:
    """Word of each changed programme, as soon as the client is awake."""
    for version in versions:
        standing = standing_of[version.programme.client_id]
        client, published_at = standing.client, version.published_at
        assert published_at
        for channel in Channel.values:
            yield Wanted(
                practice_id=version.practice_id,
                key=Key(client.pk, None, None, Kind.PROGRAMME_CHANGED, channel, str(version.pk)),
                moment=soonest(published_at, client.time_zone, quiet=standing.settings.quiet),
                expires_at=published_at + NEWS_LASTS,
                against=against(Kind.PROGRAMME_CHANGED, channel, standing),
                is_news=True,
            )


def digests(member: Member, chosen: MemberSettings, *, now: datetime) -> Iterator[Wanted]:
    """A therapist's next two morning digests."""
    zone = member.practice.time_zone
    for days in (0, 1):
        day = wall_clock(now, zone).date() + timedelta(days=days)
        yield Wanted(
            practice_id=member.practice_id,
            key=Key(None, member.pk, None, Kind.DIGEST, Channel.EMAIL, day.isoformat()),
            moment=LocalMoment(day, DIGEST_AT, zone),
            expires_at=day_ends(day, zone),
            against=against_member(Kind.DIGEST, member, chosen),
        )


def alert(member: Member, chosen: MemberSettings, *, about_id: UUID, sign: str, now: datetime) -> Wanted:
    """Word to a therapist that a client needs them. `sign` tells this event from others of the same client."""
    return Wanted(
        practice_id=member.practice_id,
        key=Key(None, member.pk, None, Kind.ALERT, Channel.EMAIL, f"{about_id}:{sign}"),
        moment=soonest(now, member.practice.time_zone),
        expires_at=now + 2 * NEWS_LASTS,
        against=against_member(Kind.ALERT, member, chosen),
        is_news=True,
        about_id=about_id,
    )
