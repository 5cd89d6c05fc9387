"""One sender at work: turn after turn, a few messages of one practice at a time."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from programmes.reminders.about import ASKS_ABOUT
from programmes.reminders.channels import Doubt, Failure, Outage, Post, Refusal
from programmes.reminders.delivery.asking import open_attempt, verdict
from programmes.reminders.delivery.claiming import AT_ONCE, Turn, claim_some
from programmes.reminders.delivery.outcomes import Outcome, later, sent, settle
from programmes.reminders.letters import letter_to_client, letter_to_member
from programmes.reminders.models import Attempt, Channel, Reminder, ReminderState
from programmes.reminders.standing import Standing, standings
from programmes.reminders.words import PracticeSays, words_of

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
JITTER = 0.25  # so that what failed together is not tried again together
PAUSE = timedelta(minutes=1)
A_MOMENT = timedelta(seconds=5)
NOT_REACHED = "The provider could not be reached."
GIVEN_UP = "The provider could not be reached, five times over."
OTHERS_FIRST = "The provider did not answer for the message before it."
IN_DOUBT = "Its sender stopped in the midst of sending. It may have been sent: ask before you send it again."
UNSURE = "The provider did not say whether it took it. Ask before you send it again."
DICE = Random()
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sender:
    """What one sender works with. `dice` spreads what is tried again; `clock` tells the time of each step."""

    post: Post
    clock: Callable[[], datetime]
    dice: Random = DICE


def deliver_next(*, now: datetime, dice: Random = DICE) -> bool:
    """Deal with one reminder that is due at `now`; False where none is left."""
    settle_doubts(now=now)
    with Post() as post:
        rows = claim_some(now=now, at_most=1)
        deal_with(rows, Sender(post, lambda: now, dice))
    return bool(rows)


def deliver_due(*, clock: Callable[[], datetime], going_on: Callable[[], bool], dice: Random = DICE) -> int:
    """Deal with what is due, practices and channels taking turns, until nothing is left or `going_on` says stop.

    Returns how many reminders were dealt with.
    """
    settle_doubts(now=clock())
    dealt, served = 0, set[Turn]()
    with Post() as post:
        sender = Sender(post, clock, dice)
        while going_on():
            rows = claim_some(now=clock(), at_most=AT_ONCE, served=served)
            if not rows and not served:
                break
            served = served | {Turn(rows[0].practice_id, rows[0].channel)} if rows else set()
            deal_with(rows, sender)
            dealt += len(rows)
    return dealt


def settle_doubts(*, now: datetime) -> None:
    """Text messages whose sender died in the midst are never sent again by themselves."""
    for row in Reminder.across_practices.left_in_doubt(now):
        settle(row, Outcome(ReminderState.UNKNOWN, IN_DOUBT), now=now)


def deal_with(rows: Sequence[Reminder], sender: Sender) -> None:
    """Send each (all of one practice), or settle why not. When the provider itself fails, the others wait a minute."""
    clients = {row.client_id for row in rows if row.client_id}
    standing_of = standings(clients, now=sender.clock()) if clients else {}
    says = words_of(rows[0].practice_id) if rows else PracticeSays({})
    for number, row in enumerate(rows):
        standing = standing_of.get(row.client_id) if row.client_id else None
        if outcome := verdict(row, standing_of, now=sender.clock()):
            settle(row, outcome, now=sender.clock())
        elif not _send(row, standing, says, sender):
            _let_wait(rows[number + 1 :], sender)
            return


def _let_wait(rows: Sequence[Reminder], sender: Sender) -> None:
    now = sender.clock()
    for row in rows:
        state = ReminderState.RETRY if row.attempts_made else ReminderState.PLANNED
        settle(row, later(OTHERS_FIRST, at=now + PAUSE, state=state), now=now)


def _send(reminder: Reminder, standing: Standing | None, says: PracticeSays, sender: Sender) -> bool:
    """Whether the provider is there for the next one."""
    revision = standing.settings.revision if standing else 0
    attempt = open_attempt(reminder, revision=revision, now=sender.clock())
    if attempt is None:
        _think_again(reminder, sender)
        return True
    try:
        letter = letter_to_client(reminder, standing, says) if standing else letter_to_member(reminder, says)
        attempt.provider_id = sender.post.send(letter, reminder.channel, now=sender.clock())
    except Refusal as refusal:
        _finish(attempt, "refused", Outcome(ReminderState.DEAD, str(refusal)), sender)
    except Failure as failure:
        _finish(attempt, "failed", _next_try(attempt, sender, failure.wait), sender)
        return not isinstance(failure, Outage)
    except Doubt:
        _finish(attempt, "unknown", Outcome(ReminderState.UNKNOWN, UNSURE), sender)
    except Exception as error:
        _survive(error, attempt, sender)
    else:
        _finish(attempt, "sent", sent(now=sender.clock()), sender)
    return True


def _survive(error: Exception, attempt: Attempt, sender: Sender) -> None:
    """A message that breaks in our own hands must not keep the others from theirs. Its text may tell of the client."""
    log.error("Sending a reminder broke: %s.", type(error).__name__)
    if attempt.channel == Channel.SMS:
        _finish(attempt, "unknown", Outcome(ReminderState.UNKNOWN, UNSURE), sender)
    else:
        _finish(attempt, "failed", _next_try(attempt, sender), sender)


def _finish(attempt: Attempt, said: str, outcome: Outcome, sender: Sender) -> None:
    settle(attempt.reminder, outcome, now=sender.clock(), attempt=attempt, said=said)


def _next_try(attempt: Attempt, sender: Sender, asked: timedelta = timedelta()) -> Outcome:
    """Another try after a while, and not before the provider wants one."""
    if attempt.number > len(BACK_OFF):
        return Outcome(ReminderState.DEAD, GIVEN_UP)
    wait = max(BACK_OFF[attempt.number - 1], asked) * (1 + JITTER * sender.dice.random())
    return later(NOT_REACHED, at=sender.clock() + wait)


def _think_again(reminder: Reminder, sender: Sender) -> None:
    """Something changed between the question and the try: settle why not, or ask again in a moment."""
    now = sender.clock()
    rows = Reminder.across_practices.select_related(*ASKS_ABOUT, "member__person", "member__practice")
    mine = rows.filter(pk=reminder.pk, lease_token=reminder.lease_token, lease_until__gt=now).first()
    if mine is None:
        return
    standing_of = standings([mine.client_id], now=now) if mine.client_id else {}
    again = later("", at=now + A_MOMENT, state=ReminderState.RETRY if mine.attempts_made else ReminderState.PLANNED)
    settle(mine, verdict(mine, standing_of, now=now) or again, now=now)
