"""A picture made anew: decoded whole, turned upright, made small enough for a page, and written by itself."""

from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from clients.practices.uploads.kinds import FIRST_BYTES, PICTURES, SMALL, Kind, kind_of
from clients.practices.uploads.refusing import Refused

MOST_PIXELS: Final = 25_000_000
LONGEST_SIDE: Final = 1600
LONGEST_SIDE_SMALL: Final = 640
SHORTEST_SIDE: Final = 16
QUALITY: Final = 85
PAPER: Final = (255, 255, 255)
WORDS: Final = {
    Kind.HEIC: "Pictures as phones keep them (HEIC, AVIF) cannot be shown everywhere. Save it as JPEG, then upload it.",
    Kind.SVG: "Drawings (SVG) can hold programs, so they are not taken. Save it as PNG, then upload it.",
}
NO_PICTURE: Final = "This is not a picture that we know. Upload a JPEG, PNG or WebP file."


def make_picture(source: Path, target: Path) -> dict[str, str | int]:
    """Write `source` anew as a JPEG. Raises Refused, or what the decoder raises for what it cannot read."""
    return _written(_read(source), target)


def make_photo(source: Path, target: Path) -> dict[str, str | int]:
    """The same, and beside it, named `SMALL`, one as small as a list of photos shows it."""
    made = _read(source)
    small = made.copy()
    small.thumbnail((LONGEST_SIDE_SMALL, LONGEST_SIDE_SMALL))
    _written(small, target.with_name(SMALL))
    return _written(made, target)


def _read(source: Path) -> Image.Image:
    with source.open("rb") as file:
        kind = kind_of(file.read(FIRST_BYTES))
    if kind not in PICTURES:
        raise Refused(WORDS.get(kind, NO_PICTURE))
    with Image.open(source, formats=[kind.value]) as image:
        _insist_on_size(*image.size)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        return _on_paper(_small(image))


def _written(made: Image.Image, target: Path) -> dict[str, str | int]:
    made.save(target, format="JPEG", quality=QUALITY, optimize=True)
    return {"content_type": "image/jpeg", "width": made.width, "height": made.height}


def _insist_on_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Refused(
            f"This picture has {width} × {height} dots. Save it with no more than 5000 × 5000, then upload it."
        )
    if min(width, height) < SHORTEST_SIDE:
        raise Refused(f"This picture has {width} × {height} dots: too few to show anything.")


def _small(image: Image.Image) -> Image.Image:
    """The picture upright and no larger than a page needs, with its transparency where it has any."""
    sees_through = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if sees_through else "RGB"
    plain = image if image.mode == mode else image.convert(mode)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ImageOps.exif_transpose(plain) or plain


def _on_paper(image: Image.Image) -> Image.Image:
    """The dots alone, on white: a new picture knows nothing of place, time, camera, comments or colour profiles."""
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return paper
