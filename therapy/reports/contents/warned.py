"""What must be said of safety: what was asked and what warns. What is private is never printed."""

from collections.abc import Iterator, Sequence

from therapy.assessments.safety_notice import Notice as Stop
from therapy.assessments.safety_notice import stop_notice
from therapy.reasoning.safety.flags import Flag
from therapy.reports.contents.material import Material, day_of
from therapy.reports.paper import Block, Lines, Notice, Section, Text

NOT_CLEARANCE = "A screen without warnings rules nothing out."
BECAUSE = "What asks for it"
TAKE_ALONG = "For the doctor: what you were asked, and answered so that it has to be looked at"


def warned(material: Material) -> Section | None:
    """For the client only what they are to do; for whoever referred them what was asked, and what warns."""
    stop = stop_of(material)
    if material.report.is_to_client:
        return Section("First of all", list(_to_client(stop, material))) if stop else None
    held = f"Programme and sessions are held. To be seen by: {stop.who}." if stop else ""
    blocks: list[Block] = [Notice(stop.title, held, "danger")] if stop else []
    return Section("Safety", [*blocks, *reasons(material, title=BECAUSE), *_cautions(material), _asked(material)])


def _to_client(stop: Stop, material: Material) -> Iterator[Block]:
    """What to do, and the list that the words tell them to take along."""
    yield Notice(stop.title, stop.text, "danger")
    if answers := [flag.ask for flag in material.analysis.safety.flags if flag.ask]:
        yield Lines(answers, title=TAKE_ALONG)


def stop_of(material: Material) -> Stop | None:
    practice = material.client.practice
    return stop_notice(material.screen, practice, material.library, safety=material.analysis.safety)


def reasons(material: Material, *, title: str = "") -> Sequence[Block]:
    """The answers that warn, as the questions were asked, and what was found that warns, with what it rests on."""
    safety = material.analysis.safety
    lines = [_answer(flag, material) for flag in safety.flags]
    lines += [f"{each.says} Found: {'; '.join(each.because)}." for each in safety.combinations]
    return [Lines(lines, title=title)] if lines else []


def _answer(flag: Flag, material: Material) -> str:
    """The question as it was asked, and what the client said further; of a private one only that there is one."""
    if not flag.ask:
        return flag.words
    further = material.screen.follow_ups.get(flag.id, "") if material.screen else ""
    return f"Answered so that it warns: “{flag.ask}”{f' The client says: {further}' if further else ''}"


def _cautions(material: Material) -> Iterator[Block]:
    tags = material.library.tags
    lines = [f"{tags[each.tag].name}: {each.modify}" for each in material.analysis.safety.cautions]
    if lines:
        yield Lines(lines, title="Cautions in force")


def _asked(material: Material) -> Text:
    screen, every = material.screen, len(material.library.red_flags)
    if screen is None or not screen.answers:
        return Text("No warning question was asked. Not asked is not the same as no.", is_quiet=True)
    day = day_of(screen.answered_at, material.client)
    asked = f"{len(screen.answers)} of {every} warning questions were asked, on {day}."
    return Text(asked if material.analysis.safety.flags else f"{asked} {NOT_CLEARANCE}", is_quiet=True)
