"""The template behind a version of a programme: one of the knowledge, or the practice's own as it was then."""

from programmes.library.exercises import exercises_for
from programmes.library.templates.originals import template_of
from programmes.library.templates.reading import contents_in
from programmes.prescribing.models import ProgrammeVersion
from therapy.knowledge import load_library
from therapy.knowledge.records import Template


def template_behind(version: ProgrammeVersion) -> Template | None:
    """What it was drafted from, or last brought up to. Two queries at most, none for one of the knowledge."""
    kept = version.template_version
    if kept is None:
        return load_library().templates.get(version.programme.template)
    contents = contents_in(kept.contents)
    exercises = exercises_for(version.practice_id, contents.exercises)
    known = contents.exercises <= exercises.keys()
    return template_of(contents, exercises, key=str(kept.template_id)) if known else None


def name_behind(version: ProgrammeVersion) -> str:
    """What the template behind it is called; "" where there is none."""
    if version.template_version:
        return contents_in(version.template_version.contents).name
    found = load_library().templates.get(version.programme.template)
    return found.name if found else ""
