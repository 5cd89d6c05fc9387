"""What was read once is kept beside the bytecode, and never outlives the files it was made of."""

import gc
import pickle
import shutil
from dataclasses import replace

import pytest

from therapy.knowledge import keeping, loading
from therapy.knowledge.folder import KINDS
from therapy.knowledge.library import Library
from therapy.knowledge.loading import DATA, library_from, load_library

NAME = keeping.name_of("some version")


def fields(library: Library) -> dict[str, object]:
    return {kind.field: getattr(library, kind.field) for kind in KINDS}


@pytest.fixture
def place(tmp_path):
    """Where records are kept in this test."""
    return tmp_path / "kept" / "library.pickle"


@pytest.fixture
def first_load(place, monkeypatch):
    """Loading as at the start of a process, kept in a place of its own."""
    monkeypatch.setattr(loading, "recall", lambda name: keeping.recall(name, place))
    monkeypatch.setattr(loading, "keep", lambda records, name: keeping.keep(records, name, place))
    return load_library.__wrapped__


def test_what_is_kept_is_what_was_read(place):
    held = library_from(DATA)

    keeping.keep(fields(held), NAME, place)

    kept = keeping.recall(NAME, place)
    assert kept == fields(held)
    again = Library(**kept, version=held.version)
    assert again.signs == held.signs
    assert list(again.tests) == list(held.tests)
    with pytest.raises(TypeError):
        again.tests["another"] = None


def test_the_second_start_reads_no_file_again(first_load, monkeypatch):
    held = first_load()
    monkeypatch.setattr(loading, "library_from", None)

    again = first_load()

    assert again.version == held.version
    assert fields(again) == fields(held)


def test_a_change_of_the_data_is_read(first_load, copy, monkeypatch):
    first_load()
    monkeypatch.setattr(loading, "DATA", copy.folder)
    copy.change("exercises/clam.yaml", "plain_name: Clam", "plain_name: The clam")

    assert first_load().exercises["clam"].plain_name == "The clam"


def test_what_changed_while_it_was_read_is_not_kept(first_load, place, monkeypatch):
    monkeypatch.setattr(loading, "library_from", lambda folder: replace(load_library(), version="another"))

    assert first_load().version == "another"
    assert not place.exists()


def test_a_change_of_the_code_is_another_name(tmp_path):
    code = tmp_path / "code"
    shutil.copytree(keeping.HERE / "records", code)
    before = keeping.name_of("some version", code)

    assert keeping.name_of("some version", code) == before
    assert keeping.name_of("another version", code) != before
    (code / "words.py").write_text("# changed")
    assert keeping.name_of("some version", code) != before


def test_what_bears_another_name_is_not_unpacked(place, monkeypatch):
    keeping.keep({}, NAME, place)
    monkeypatch.setattr(pickle, "load", None)

    assert keeping.recall(keeping.name_of("another version"), place) is None


def test_where_nothing_is_kept_nothing_is_recalled(place):
    assert keeping.recall(NAME, place) is None


def test_a_place_that_cannot_be_written_does_no_harm(place, tmp_path):
    (tmp_path / "kept").write_text("a file where the folder belongs")

    keeping.keep({}, NAME, place)

    assert keeping.recall(NAME, place) is None


def test_collecting_goes_on_as_before_whatever_is_read(copy):
    gc.disable()
    try:
        assert copy.errors == []
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert library_from(copy.folder)
    assert gc.isenabled()
