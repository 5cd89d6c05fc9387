"""What an upload can be, known by its first bytes; names and declared types say nothing."""

from enum import StrEnum
from typing import Final

FIRST_BYTES: Final = 64
SMALL: Final = "small"  # the name of the small one that is made beside a photo
_APPLE_PICTURES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_MP4 = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"qt  ")


class Kind(StrEnum):
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    MP4 = "mp4"
    WEBM = "webm"
    HEIC = "heic"
    PDF = "pdf"
    SVG = "svg"
    UNKNOWN = "unknown"


PICTURES: Final = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
VIDEOS: Final = frozenset({Kind.MP4, Kind.WEBM})


def kind_of(first: bytes) -> Kind:
    """The kind that these first bytes begin."""
    if first.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if first.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return Kind.WEBP
    if first.startswith(b"\x1a\x45\xdf\xa3"):
        return Kind.WEBM
    if first.startswith(b"%PDF-"):
        return Kind.PDF
    if first[4:8] == b"ftyp":
        return _kind_of_brand(first[8:12])
    return Kind.SVG if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml")) else Kind.UNKNOWN


def _kind_of_brand(brand: bytes) -> Kind:
    if brand in _APPLE_PICTURES:
        return Kind.HEIC
    return Kind.MP4 if brand in _MP4 else Kind.UNKNOWN
