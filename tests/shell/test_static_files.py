import re
from pathlib import Path

from therapy.env import ROOT
from therapy.staticfiles import HashedStaticFiles

IMPORT = re.compile(r'(?:from|import)\s+"(\.[^"]+)"')


def links(module: Path) -> int:
    """How many files long the longest chain of imports is that begins here."""
    return 1 + max((links((module.parent / name).resolve()) for name in IMPORT.findall(module.read_text())), default=0)


def test_modules_get_their_hashed_names_in_whatever_order_the_files_are_listed():
    longest = max(links(each) for each in (ROOT / "static" / "js").rglob("*.js"))

    assert longest < HashedStaticFiles.max_post_process_passes
