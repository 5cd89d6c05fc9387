"""A document: a picture is made anew, a PDF is copied as it is, for it is only ever handed out to be kept."""

import shutil
from pathlib import Path
from typing import Final

from clients.practices.uploads.kinds import FIRST_BYTES, Kind, kind_of
from clients.practices.uploads.pictures import make_picture
from clients.practices.uploads.refusing import Refused

END: Final = b"%%EOF"
LAST_BYTES: Final = 2048
NO_DOCUMENT: Final = "This is neither a PDF nor a picture that we know. Upload a PDF, JPEG, PNG or WebP file."
CUT_OFF: Final = "This PDF breaks off before its end. Save it anew, then upload it."


def make_document(source: Path, target: Path) -> dict[str, str | int]:
    """Write `source` as `target`: a picture as a JPEG, a PDF byte for byte. Raises Refused for anything else."""
    with source.open("rb") as file:
        kind = kind_of(file.read(FIRST_BYTES))
    if kind is Kind.PDF:
        return _copy(source, target)
    if kind is Kind.UNKNOWN:
        raise Refused(NO_DOCUMENT)
    return {"content_type": make_picture(source, target)["content_type"]}


def _copy(source: Path, target: Path) -> dict[str, str | int]:
    with source.open("rb") as file:
        file.seek(max(source.stat().st_size - LAST_BYTES, 0))
        if END not in file.read():
            raise Refused(CUT_OFF)
    shutil.copyfile(source, target)
    return {"content_type": "application/pdf"}
