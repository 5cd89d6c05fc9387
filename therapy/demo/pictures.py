"""Photos for the demo practice. Nobody was photographed: our own figure is drawn, says so, and is kept like a photo."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import typst
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile

from clients.practices.models import Member
from therapy.assessments.models import Assessment
from therapy.assessments.photos.actions import add_photo, draw_on_photo
from therapy.assessments.photos.drawing import Drawn, Line
from therapy.assessments.photos.geometry import Segment

SHEET: Final = Path(__file__).with_name("picture.typ")
DOTS_AN_INCH: Final = 200
_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def take(photos: list[dict[str, Any]], assessment: Assessment, *, by: Member) -> None:
    """Keep each photo of a story in an assessment, with the lines drawn on it.

    One that a busy machine cannot make in the time that an upload has is left out: the demo is none the worse.
    """
    for each in photos:
        with suppress(ValidationError):
            _take(each, assessment, by)


def _take(said: dict[str, Any], assessment: Assessment, by: Member) -> None:
    upload = _uploaded(drawing(said["test"], tilted=said["tilted"]))
    photo = add_photo(
        assessment=assessment, test=said["test"], view=said["view"], upload=upload, submission=uuid4(), by=by
    )
    plumb = Segment(*said["plumb"]) if "plumb" in said else None
    lines = tuple(Line(name, Segment(*ends)) for name, ends in said["lines"].items())
    draw_on_photo(photo=photo, drawn=Drawn(plumb, lines), seen=0, by=by)


def drawing(test: str, *, tilted: int) -> bytes:
    """The figure of a test as a PNG of 1000 × 1333 dots, by a camera held `tilted` degrees off the upright."""
    svg, turned = _plain(Path(str(finders.find(f"figures/stills/{test}.svg"))).read_text("utf-8")), str(tilted)
    png: bytes = typst.compile(str(SHEET), format="png", ppi=DOTS_AN_INCH, sys_inputs={"svg": svg, "tilted": turned})
    return png


def _plain(svg: str) -> str:
    """The picture with the colours of a light page written out, since not every program knows them by name."""
    style = _STYLE.search(svg)
    colours = dict(re.findall(r"--(\w+):(#\w+)", style[1].partition("@media")[0] if style else ""))
    return re.sub(r"var\(--(\w+)\)", lambda found: colours[found[1]], _STYLE.sub("", svg))


def _uploaded(picture: bytes) -> TemporaryUploadedFile:
    upload = TemporaryUploadedFile("drawn.png", "image/png", len(picture), None)
    upload.write(picture)
    upload.flush()
    return upload
