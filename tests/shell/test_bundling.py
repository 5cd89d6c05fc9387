"""What plays figures on a client's phone, and what draws the body beside a test, is sent as one small file each."""

import re
from pathlib import Path

import minify
import pytest
from django.core.files.storage import FileSystemStorage

from therapy.bundling import bundle
from therapy.staticfiles import HashedStaticFiles

STATIC = Path(__file__).resolve().parents[2] / "static"
KB = 1000


@pytest.fixture
def modules(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "sums.js").write_text("/* Sums. */\nexport const twice = (number) => number * 2;\n")
    (tmp_path / "parts" / "more.js").write_text(
        'import { twice } from "./sums.js";\nexport function fourfold(number) {\n  return twice(twice(number));\n}\n'
    )
    (tmp_path / "entry.js").write_text(
        'import { fourfold } from "./parts/more.js";\nimport { twice } from "./parts/sums.js";\n'
        "export const eightfold = (number) => twice(fourfold(number));\n"
    )
    return tmp_path


def test_modules_become_one_that_exports_what_the_first_exports(modules):
    made = bundle(modules / "entry.js")

    assert made.startswith("export const{eightfold}=")
    assert "import" not in made
    assert "Sums" not in made


def test_two_modules_that_use_one_name_are_refused(modules):
    (modules / "entry.js").write_text('import { fourfold } from "./parts/more.js";\nexport const twice = fourfold;\n')

    with pytest.raises(minify.MinifyError, match="twice has already been declared"):
        bundle(modules / "entry.js")


@pytest.mark.parametrize("name", ["figure", "bodymap"])
def test_what_is_bundled_imports_by_the_names_that_are_exported(name):
    modules = [*(STATIC / "js" / name).glob("*.js"), STATIC / "js" / f"{name}.js"]

    assert [path.name for path in modules if re.search(r"^import \{[^}]* as ", path.read_text(), re.MULTILINE)] == []


@pytest.mark.parametrize(("name", "most"), [("js/figure.js", 12 * KB), ("js/bodymap.js", 6 * KB)])
def test_collecting_puts_the_bundle_in_the_place_of_the_module_and_it_is_small(tmp_path, name, most):
    storage = HashedStaticFiles(location=tmp_path)
    (tmp_path / "js").mkdir()
    source = FileSystemStorage(location=STATIC)

    list(storage.post_process({name: (source, name)}))

    assert (tmp_path / storage.hashed_files[name]).read_text() == bundle(STATIC / name)
    assert (tmp_path / f"{name}.br").stat().st_size <= most
