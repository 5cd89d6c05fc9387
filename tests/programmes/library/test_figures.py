"""Every moving picture: true to the body, true to the floor, and built as it is written."""

import gzip
import json

import pytest

from programmes.library.figures.building import FOLDER, built
from programmes.library.figures.places import shapes
from programmes.library.figures.poses import limits_in, script_for
from scripts.figure_page import CHECK, page_in, pictures
from therapy.knowledge import load_library
from therapy.knowledge.records import FigureCheck

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def scripts():
    library = load_library()
    return [script_for(pose, library) for pose in library.poses.values()]


@pytest.fixture(scope="module")
def page(browser):
    opened = page_in(browser)
    yield opened
    opened.close()


def test_every_picture_passes_every_check_or_says_why_it_may_not(page, scripts):
    limits = limits_in(load_library())

    failing = {
        (script["id"], name): row
        for script in scripts
        for name, row in page.evaluate(CHECK, [script, limits]).items()
        if not row["ok"] and name not in script.get("allowed", [])
    }

    assert failing == {}


def test_the_checks_are_those_a_pose_may_be_excused_from(page, scripts):
    rows = page.evaluate(CHECK, [scripts[0], limits_in(load_library())])

    assert set(rows) == {check.value for check in FigureCheck}


def test_the_built_pictures_are_fresh(page, scripts):
    wanted = dict(built(pictures(page), scripts, load_library()))

    there = {path: path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.*")}

    assert there == wanted, "Run scripts/figures build."


def test_scripts_and_stills_are_small(scripts):
    size = {path.relative_to(FOLDER): len(gzip.compress(path.read_bytes(), 9)) for path in FOLDER.rglob("*.*")}

    assert max(size[path] for path in size if path.suffix == ".json") <= 1024
    assert max(size[path] for path in size if path.suffix == ".svg") <= 4096


def test_a_script_is_the_pose_in_the_engines_words():
    library = load_library()

    script = script_for(library.poses["bridge_double"], library)

    assert script["frames"][1]["angles"]["pitch"] == 28
    assert script["frames"][0]["pins"]["footL"] == {"at": [36, 0, -9]}
    assert script["muscles"][0] == [shapes()["gluteus_maximus"]]
    assert json.loads(json.dumps(script)) == script


def test_a_pose_that_does_not_breathe_is_still_and_one_without_far_limbs_has_none(page):
    library = load_library()
    still, rolling = (script_for(library.poses[name], library) for name in ("short_foot_seated", "log_roll"))

    bellies = page.evaluate("(s) => [0, 0.1, 0.3, 0.7].map((at) => bodyAt(prepare(s), at).angles.belly)", still)

    assert bellies == [0, 0, 0, 0]
    assert page.evaluate("(script) => prepare(script).far", rolling) == []
