"""The guards, and how each is taken away: code added at the end of a module, or a setting of the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.measures.faults.size import Size

DELIVERY = "programmes/reminders/delivery"


@dataclass(frozen=True)
class Seed:
    """`added` is code by path; a figure of `group` whose name holds `shows` must turn red."""

    code: str
    guard: str
    group: str
    shows: str
    added: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    size: Size = Size.TINY


SEEDS = (
    Seed(
        "r1",
        "an abandoned claim is taken over",
        "kills",
        "R1 reminders missing",
        {
            "programmes/reminders/querysets.py": """
ReminderQuerySet.abandoned = lambda rows, now: rows.filter(state="claimed", lease_until__lt=now.replace(year=2000))
"""
        },
    ),
    Seed(
        "r1",
        "a try is opened only under its own claim",
        "kills",
        "slept past its lease",
        {
            f"{DELIVERY}/asking.py": """
def _opening(*_):
    pk, token, now, revision = uuid4(), uuid4(), datetime(2000, 1, 1, tzinfo=UTC), 2_000_000_001
    opened = {"attempts_made": F("attempts_made") + 1}
    stand_ins = {"pk": pk, "token": token, "now": now, "until": now, "revision": revision}
    anybodys = Reminder.across_practices.filter(pk=pk)
    return PreparedStep(PreparedUpdate(anybodys, opened, stand_ins), PreparedLine(Attempt, _TRACE))
"""
        },
    ),
    Seed(
        "r1",
        "the outcome and its line are one commit",
        "kills",
        "R1 sent again after recorded as sent",
        {
            f"{DELIVERY}/outcomes.py": """
_in_one_commit = _settle_sent

def _settle_sent(reminder, attempt, *, at, said):
    import time
    Attempt.across_practices.filter(pk=attempt.pk).update(outcome=said)
    time.sleep(0.1)
    return _in_one_commit(reminder, attempt, at=at, said=said)
"""
        },
    ),
    Seed(
        "r2",
        "it is recorded as sent only after the provider took it",
        "kills",
        "R2 reminders missing, killed",
        {
            f"{DELIVERY}/running.py": """
_send_first = Post.send

def _record_first(post, letter, channel, *, now):
    row = Reminder.across_practices.get(pk=letter.key)
    settle(row, sent(now=now), now=now)
    return _send_first(post, letter, channel, now=now)

Post.send = _record_first
"""
        },
    ),
    Seed(
        "r2",
        "a repeated message keeps its Message-ID",
        "kills",
        "R2 repeated under another Message-ID",
        {
            "programmes/reminders/letters.py": """
import uuid

Letter.message_id = property(lambda letter: f"<{uuid.uuid4()}@example.test>")
"""
        },
    ),
    Seed(
        "r2",
        "a text message in doubt is never repeated by itself",
        "texts",
        "R2 text messages twice",
        {
            "programmes/reminders/querysets.py": """
ReminderQuerySet.abandoned = lambda rows, now: rows.filter(state__in=["claimed", "sending"], lease_until__lt=now)
ReminderQuerySet.left_in_doubt = lambda rows, now: rows.none()
"""
        },
    ),
    Seed(
        "r3",
        "claiming locks, and a try asks for the claim",
        "schedulers",
        "R3 on PostgreSQL: duplicates",
        {
            f"{DELIVERY}/claiming.py": """
def _claimed(due, token, now):
    import time
    taken = list(due.values_list("pk", flat=True))
    time.sleep(0.1)
    lease = {"state": ReminderState.CLAIMED, "lease_until": now + LEASE, "lease_token": token}
    Reminder.across_practices.filter(pk__in=taken).update(**lease)
    return taken
""",
            f"{DELIVERY}/asking.py": """
def _opening(*_):
    pk, token, now, revision = uuid4(), uuid4(), datetime(2000, 1, 1, tzinfo=UTC), 2_000_000_001
    opened = {"attempts_made": F("attempts_made") + 1}
    stand_ins = {"pk": pk, "token": token, "now": now, "until": now, "revision": revision}
    anybodys = Reminder.across_practices.filter(pk=pk)
    return PreparedStep(PreparedUpdate(anybodys, opened, stand_ins), PreparedLine(Attempt, _TRACE))
""",
        },
    ),
    Seed(
        "r4",
        "the lock of a dead beat runs out soon",
        "schedulers",
        "R4",
        {"therapy/settings.py": 'REDBEAT["redbeat_lock_timeout"] = 1500'},
        size=Size.SHORT,
    ),
    Seed(
        "r5",
        "no request talks to the broker",
        "outages",
        "answer time",
        {
            "programmes/reminders/views/mine.py": """
_without = my_reminders

def my_reminders(request):
    from programmes.reminders.tasks import tick
    tick.delay()
    return _without(request)
"""
        },
    ),
    Seed(
        "r6",
        "what failed waits longer each time",
        "provider",
        "over how long",
        {f"{DELIVERY}/running.py": "BACK_OFF[:] = [timedelta(minutes=1)] * 4"},
    ),
    Seed(
        "r6",
        "what failed together is not tried together",
        "provider",
        "different waits",
        {f"{DELIVERY}/running.py": "JITTER = 0"},
    ),
    Seed(
        "r6",
        "a refusal for good is not tried again",
        "provider",
        "5xx: tries",
        {
            "programmes/reminders/channels/mail.py": """
def _judge(mail, code, said):
    raise Failure from said

Mail._judge = _judge
"""
        },
    ),
    Seed(
        "r6",
        "practices take turns",
        "provider",
        "beside",
        {
            f"{DELIVERY}/claiming.py": """
_in_turns = claim_some

def claim_some(*, now, at_most=AT_ONCE, served=()):
    return _in_turns(now=now, at_most=at_most)
""",
        },
        size=Size.SHORT,
    ),
    Seed(
        "r7",
        "the database keeps what it acknowledged",
        "restarts",
        "acknowledged writes lost",
        told={"PGOPTIONS": "-c synchronous_commit=off"},
    ),
    Seed(
        "r8",
        "what came too late is not sent",
        "provider",
        "R8 reminders of past sessions not expired",
        {f"{DELIVERY}/asking.py": "_useless_from = lambda reminder: None"},
    ),
    Seed(
        "r9",
        "the health page asks how late the oldest is",
        "watching",
        "R9",
        {"programmes/reminders/health.py": "LATE = timedelta(hours=3)"},
    ),
    Seed(
        "r10",
        "consent is asked for again in the statement that opens the try",
        "optout",
        "R10",
        {f"{DELIVERY}/asking.py": "def _to_client(*_):\n    return ~Q(pk=None)"},
    ),
    Seed(
        "r11",
        "nothing comes in quiet hours",
        "clocks",
        "R11 reminders in quiet hours",
        {"programmes/reminders/timing.py": "Quiet.holds_at = lambda *_: False"},
    ),
    Seed(
        "r12",
        "only the first name is written",
        "optout",
        "R12 canaries in text",
        {"clients/records/models.py": "Client.first_name = property(lambda client: client.name)"},
    ),
    Seed(
        "r13",
        "one planner works on a practice at a time",
        "planning",
        "R13",
        {
            "programmes/reminders/planning/following.py": """
def _locked(practice):
    return PlanningMark.across_practices.get(practice=practice)
"""
        },
        size=Size.SHORT,
    ),
    Seed(
        "r14",
        "a sender waits for nothing between two messages",
        "throughput",
        "R14 time",
        {
            f"{DELIVERY}/running.py": """
_at_once = _finish

def _finish(*told):
    import time
    time.sleep(0.05)
    _at_once(*told)
"""
        },
        size=Size.SHORT,
    ),
    Seed(
        "d1",
        "of a time that comes twice, the first is meant",
        "clocks",
        "D1 sessions",
        {
            "programmes/training/scheduling.py": """
def moment_of(day, at, zone):
    return datetime.combine(day, at.replace(fold=1), ZoneInfo(zone)).astimezone(UTC)
"""
        },
    ),
    Seed(
        "d3",
        "new rules of a zone move what waits",
        "zones",
        "D3 of them not moved",
        {"programmes/reminders/planning/keeping.py": '_why_moved = lambda row, want: ""'},
    ),
    Seed(
        "growth",
        "what waits has an index of its own",
        "growth",
        "growth: claim time",
        {
            "programmes/reminders/querysets.py": """
from django.db.models import Value
from django.db.models.functions import Concat

ReminderQuerySet.waiting = lambda rows, now: rows.alias(said=Concat("state", Value(""))).filter(
    said__in=["planned", "retry"], due_at__lte=now
)
""",
        },
        size=Size.SHORT,
    ),
)
