"""One exercise as it stands on paper."""

from base64 import b64encode
from collections.abc import Collection, Iterator

from django.core.files.storage import default_storage

from programmes.handouts.choices import Choices
from programmes.handouts.printing.pictures import FINISH, START, is_drawn, picture
from programmes.handouts.sheet import Figure, Item
from programmes.handouts.stopping import NO_BREAK
from programmes.library.models import StoredFile
from programmes.library.own.record import OwnRecord
from programmes.prescribing.dose import dose_of
from programmes.prescribing.models import DoseSide, Prescription
from programmes.training.doses import Task
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, Side

MOST_STEPS = 5


def item_of(row: Prescription, number: int, choices: Choices, *, redrawn: Collection[str]) -> Item:
    """`redrawn` are the exercises whose drawing the practice changed: what is built ahead shows them no more."""
    task = Task(row)
    figures = _figures(row, task.exercise, choices, redrawn) if choices.has_pictures and task.exercise else ()
    return Item(
        number=number,
        name=task.name,
        dose=_kept_together(task.dose),
        steps=list(_steps(row, task.exercise))[:MOST_STEPS] if task.exercise else [],
        why=why_of(task),
        note=row.note,
        figures=list(figures),
    )


def _steps(row: Prescription, exercise: Exercise) -> Iterator[str]:
    """The start position first, then where it goes, then what to hold in mind."""
    if exercise.picture.start:
        yield f"Start: {_lower(exercise.picture.start)}."
    if exercise.picture.end:
        yield f"Then: {_lower(exercise.picture.end)}."
    if row.cue:
        yield row.cue
    yield from (f"{cue}." for cue in exercise.cues)


def why_of(task: Task) -> str:
    """One line in everyday words; never the finding or the hypothesis behind it."""
    return f"Why: it trains your {_lower(task.works)}." if task.works else ""


def _figures(row: Prescription, exercise: Exercise, choices: Choices, redrawn: Collection[str]) -> Iterator[Figure]:
    if isinstance(exercise, OwnRecord) and row.own and row.own.picture:
        yield Figure(_framed(row.own.picture), exercise.plain_name, "")
        return
    name = drawn_as(exercise, redrawn)
    if not name:
        return
    turned = _is_other_side(row, name)
    said = exercise.picture
    for end, caption, words in ((START, "Start", said.start), (FINISH, "Finish", said.end)):
        drawn = picture(name, end, is_mirrored=turned, is_black=choices.is_black)
        yield Figure(drawn, f"{caption}: {words or exercise.plain_name}.", caption)


def drawn_as(exercise: Exercise, redrawn: Collection[str]) -> str:
    """The id under which it is drawn ahead of time; empty where nothing is, or the practice drew it anew."""
    name = exercise.pose_from if isinstance(exercise, OwnRecord) else exercise.id
    return name if name and name not in redrawn and is_drawn(name) else ""


def _is_other_side(row: Prescription, name: str) -> bool:
    """Whether the first side of the dose is not the one that is drawn."""
    drawn = load_library().poses[name].side
    dose = dose_of(row)
    first = dose.first or (Side(str(row.side)) if row.side in (DoseSide.LEFT, DoseSide.RIGHT) else Side.MIDLINE)
    return bool(drawn and first and str(first) != str(drawn))


def _framed(photo: StoredFile) -> str:
    """A photo as the one image of an SVG."""
    with default_storage.open(photo.name) as kept:
        data = f"data:{photo.content_type};base64,{b64encode(kept.read()).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 156">'
        f'<image width="240" height="156" preserveAspectRatio="xMidYMid" href="{data}"/></svg>'
    )


def _kept_together(dose: str) -> str:
    """The dose with no line break inside a part, so that "45 s" stays one."""
    return " · ".join(part.replace(" ", NO_BREAK) for part in dose.split(" · "))


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
