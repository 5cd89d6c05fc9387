"""What comes of files that are sent by somebody who means harm: in the workshop alone, and through the form."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.measures.figure import Figure
from tests.clients.practices import hostile_files

ROOT = Path(__file__).resolve().parents[3]
THROUGH_THE_FORM = "test_of_all_hostile_files_only_what_can_be_decoded_is_kept_and_made_anew"


def uploads() -> Iterator[Figure]:
    seen = hostile_files.figures(lambda line: print(line, file=sys.stderr))
    yield Figure("hostile files tried", seen["files"], least=40)
    yield Figure("of these kept as they came, or otherwise than they should", seen["wrong"], most=0)
    yield Figure("of these decoded, and kept made anew", seen["kept_made_anew"])
    yield Figure("longest of them in the workshop", seen["longest_seconds"], "s", most=5)
    yield Figure("most memory for one of them", seen["peak_mb"], "MB", most=200)
    status = subprocess.run(
        [ROOT / "test", f"tests/programmes/library/test_uploads.py::{THROUGH_THE_FORM}"], stdout=subprocess.DEVNULL
    ).returncode
    yield Figure("files stored unmade or answered 5xx, sent through the form", float(status != 0), most=0)
