"""From a published version to the handout of one of its stages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clients.practices.models import Member
from clients.records.models import Client
from programmes.handouts.choices import Choices, Naming
from programmes.handouts.items import item_of
from programmes.handouts.models import ListCode
from programmes.handouts.printing.code import qr_svg
from programmes.handouts.printing.pictures import swatch
from programmes.handouts.sheet import Cell, Code, Handout, Log, Workout
from programmes.handouts.stopping import stop_lines
from programmes.library.poses.shown import own_figures
from programmes.prescribing import models
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage
from programmes.training.doses import minutes_of
from programmes.training.models import Session
from programmes.training.scheduling import local_date

WEEKS_SHOWN, WEEKS_LARGE = 4, 2
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What a handout is made of. `address` is where the code leads, without its letters."""

    version: ProgrammeVersion
    choices: Choices
    code: ListCode | None
    address: str
    by: Member
    now: datetime

    @property
    def programme(self) -> models.Programme:
        return self.version.programme

    @property
    def client(self) -> Client:
        return self.programme.client

    @property
    def today(self) -> date:
        return local_date(self.now, self.client.time_zone)


def stage_of(version: ProgrammeVersion, number: int, *, today: date) -> Stage:
    """The stage of that number, or else the one that is now: the first before it begins, the last after its end."""
    stages = list(version.stages.all())
    week = version.programme.week_on(today)
    begun = [stage for stage in stages if stage.first_week <= week] or stages[:1]
    return next((stage for stage in stages if stage.number == number), begun[-1])


def handout_of(told: Told) -> Handout:
    """The handout. Five queries beside those of the version's contents."""
    client, practice, choices = told.client, told.client.practice, told.choices
    stage = stage_of(told.version, choices.stage, today=told.today)
    whose = whose_words(client, choices.naming)
    return Handout(
        title=f"Exercises for {whose}" if whose else "Your exercises",
        lead=_lead(stage),
        whose=whose,
        size=choices.size,
        made_on=(told.today.year, told.today.month, told.today.day),
        practice=practice.name,
        phone=practice.phone,
        therapist=", ".join(filter(None, (str(client.therapist), client.therapist.title.lower()))),
        printed=f"Printed {told.today:%-d %b %Y}",
        workouts=_workouts(stage, told),
        log=_log(stage, told),
        stop=stop_lines(client, now=told.now),
        code=_code(told) if choices.has_code else None,
        is_large=choices.is_large,
        is_black=choices.is_black,
        swatch=swatch(is_black=choices.is_black),
        running=", ".join(filter(None, (_version_words(told.version), whose))),
    )


def whose_words(client: Client, naming: Naming) -> str:
    if naming == Naming.NOBODY:
        return ""
    return client.name if naming == Naming.NAME else " ".join(f"{word[0]}." for word in client.name.split())


def _version_words(version: ProgrammeVersion) -> str:
    assert version.published_at
    return f"{version.programme.name}, version {version.number} of {version.published_at:%-d %b %Y}"


def _lead(stage: Stage) -> str:
    weeks = f"Weeks {stage.first_week}–{stage.last_week}" if stage.weeks > 1 else f"Week {stage.first_week}"
    times = "session" if stage.sessions_per_week == 1 else "sessions"
    return f"{weeks}: {stage.name[:1].lower()}{stage.name[1:]}. {stage.sessions_per_week} {times} a week."


def _workouts(stage: Stage, told: Told) -> list[Workout]:
    redrawn = own_figures(stage.practice_id)
    several = len(stage.workouts.all()) > 1
    made = []
    for workout in stage.workouts.all():
        rows = list(workout.prescriptions.all())
        items = [item_of(row, number, told.choices, redrawn=redrawn) for number, row in enumerate(rows, start=1)]
        title = f"Session {workout.letter}" if several else "Your session"
        made.append(Workout(title, f"About {minutes_of(rows)} minutes.", items))
    return made


def _log(stage: Stage, told: Told) -> Log:
    """The coming weeks, Monday first. Before anything is planned each day has its box."""
    weeks = WEEKS_LARGE if told.choices.is_large else WEEKS_SHOWN
    begins = max(told.today, told.programme.starts_on or told.today)
    monday = begins - begins.weekday() * A_DAY
    planned = _planned(told, monday, weeks)
    boxes = {workout.letter: _times(list(workout.prescriptions.all())) for workout in stage.workouts.all()}
    rows = []
    for number, day in enumerate(DAYS):
        letters = [planned.get(monday + (7 * week + number) * A_DAY, "") for week in range(weeks)]
        rows.append((day, [_cell(letter, boxes, is_free=not planned) for letter in letters]))
    return Log([f"{monday + 7 * week * A_DAY:%-d %b}" for week in range(weeks)], rows)


def _planned(told: Told, monday: date, weeks: int) -> dict[date, str]:
    sessions = Session.objects.of(told.client).standing().filter(programme=told.programme)
    days = sessions.filter(scheduled_on__range=(monday, monday + (7 * weeks - 1) * A_DAY))
    return dict(days.values_list("scheduled_on", "workout__letter"))


def _times(rows: Sequence[Prescription]) -> int:
    return max((row.times_per_day for row in rows), default=1)


def _cell(letter: str, boxes: dict[str, int], *, is_free: bool) -> Cell:
    shown = letter if len(boxes) > 1 else ""
    return Cell(shown, boxes.get(letter, 1) if letter or is_free else 0)


def _code(told: Told) -> Code | None:
    if told.code is None:
        return None
    address = f"{told.address}{told.code.code}/"
    return Code(qr_svg(address), told.address.removeprefix("https://").removeprefix("http://"), str(told.code))
