"""The page that edits a picture makes the engine's script itself: it must say the same as what pages are served."""

import json

import pytest

from programmes.library.figures.poses import script_for
from programmes.library.poses.page import editor_of
from programmes.library.poses.reading import record_of
from scripts.figure_page import SITE, page_in
from therapy.knowledge import load_library

pytestmark = pytest.mark.journey

SCRIPT_OF = "([record, editor]) => window.scriptOf(record, editor)"
LOAD = f"import('{SITE}/js/poses/script.js').then((module) => {{ window.scriptOf = module.scriptOf; }})"


@pytest.fixture(scope="module")
def page(browser):
    opened = page_in(browser)
    opened.evaluate(LOAD)
    yield opened
    opened.close()


def test_the_editor_plays_each_pose_as_every_other_page_does(page):
    library = load_library()
    exercises = [library.exercises[key] for key in library.poses if key in library.exercises]

    differing = []
    for exercise in exercises:
        pose = library.poses[exercise.id]
        shown = page.evaluate(SCRIPT_OF, [record_of(pose), editor_of(exercise, [])])
        if shown != json.loads(json.dumps(script_for(pose, library))):
            differing.append(exercise.id)

    assert len(exercises) > 100
    assert differing == []
