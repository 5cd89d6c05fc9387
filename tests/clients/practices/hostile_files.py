"""Files as somebody sends them who means harm, or whose phone does: made here, so that none lies in the repository.

    python -m tests.clients.practices.hostile_files

tries each in the workshop and prints what came of it: the seconds, the memory, and whether anything was kept.
"""

import io
import os
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from PIL import Image, PngImagePlugin

from clients.practices.uploads.receiving import MOST_BYTES

CANARY = b"<script>alert('canary')</script>"
SECRET = "Dana at home"
# The test string of scanners, put together only here so that no scanner finds it in this file.
EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*").encode()


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: what it is, the field it comes in, what it is called, and its bytes.

    `is_kept` says that what can be decoded of it is kept, made anew; `keepsake` must be gone from that.
    """

    what: str
    field: str
    name: str
    body: bytes
    is_kept: bool = False
    keepsake: bytes = b""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one file in the workshop."""

    what: str
    kept: bool
    expected: bool
    seconds: float
    peak_mb: float
    is_clean: bool

    @property
    def is_fine(self) -> bool:
        return self.kept == self.expected and self.is_clean and self.seconds <= 5 and self.peak_mb <= 200


def jpeg(size: tuple[int, int] = (64, 48), **save: Any) -> bytes:
    return _saved(Image.effect_noise(size, 60).convert("RGB"), "JPEG", **save)


def png(size: tuple[int, int] = (64, 48), mode: str = "RGB", **save: Any) -> bytes:
    return _saved(Image.effect_noise(size, 60).convert(mode), "PNG", **save)


def _saved(image: Image.Image, kind: str, **save: Any) -> bytes:
    body = io.BytesIO()
    image.save(body, kind, **save)
    return body.getvalue()


def located() -> bytes:
    """A JPEG that says where it was taken, by whom and with what."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return jpeg(exif=exif, comment=SECRET.encode())


def commented() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET, zip=True)
    info.add_itxt("Author", SECRET)
    return png(pnginfo=info)


def film(container: str, *, codec: str = "libvpx-vp9", frames: int = 10) -> bytes:
    """A short film that says in its metadata where and by whom it was taken."""
    body = io.BytesIO()
    with av.open(body, "w", format=container) as out:
        out.metadata.update({"title": SECRET, "location": "+51.5000-000.1000/", "comment": SECRET})
        stream: Any = out.add_stream(codec, rate=10, options={"deadline": "realtime", "cpu-used": "8"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(frames):
            frame = av.VideoFrame.from_image(Image.new("RGB", (64, 48), (number * 20 % 255, 90, 60)))
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return body.getvalue()


def tone(container: str) -> bytes:
    """Sound without a picture."""
    body = io.BytesIO()
    with av.open(body, "w", format=container) as out:
        stream: Any = out.add_stream("aac", rate=44_100)
        frame = av.AudioFrame(format="fltp", layout="stereo", samples=1024)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate = 44_100
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return body.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int, *, data: bytes = b"", more: bytes = b"", depth: int = 1) -> bytes:
    """A PNG that claims a size, whatever it holds."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", data or zlib.compress(b"\0")) + chunk(b"IEND", b"")


def bomb(megabytes: int) -> bytes:
    return zlib.compress(bytes(megabytes * 1024 * 1024), 9)


def atom(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body


def zipped() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("word/document.xml", bytes(20 * 1024 * 1024))
    return body.getvalue()


def webp_of(width: int, height: int) -> bytes:
    """A WebP whose canvas claims a size."""
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x10\0\0\0"
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose frame claims another size than its data fills."""
    body = bytearray(jpeg())
    at = body.index(b"\xff\xc0")
    body[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(body)


FTYP = atom(b"ftyp", b"isom\0\0\2\0isomiso2mp41")


def _pictures() -> Iterator[Hostile]:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'>" + CANARY + b"</svg>"
    yield Hostile("SVG with a script", "picture", "drawing.svg", svg)
    yield Hostile("SVG called PNG", "picture", "drawing.png", b"<?xml version='1.0'?>" + svg)
    yield Hostile("SVG behind blanks", "picture", "drawing.jpg", b"\n\n  " + svg)
    yield Hostile("XML with entities that grow", "picture", "a.svg", b"<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>")
    yield Hostile("HTML called JPEG", "picture", "page.jpg", b"<!doctype html>" + CANARY)
    yield Hostile("HTML behind a JPEG's first bytes", "picture", "page.jpg", b"\xff\xd8\xff\xe0" + CANARY)
    yield Hostile("GIF that is a script too", "picture", "a.gif", b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//")
    yield Hostile("GIF", "picture", "a.gif", _saved(Image.new("P", (8, 8)), "GIF"))
    yield Hostile("JPEG with a page behind it", "picture", "a.jpg", jpeg() + CANARY, True, CANARY)
    yield Hostile("JPEG with a program in its comment", "picture", "a.jpg", jpeg(comment=CANARY), True, CANARY)
    yield Hostile("JPEG with place and name", "picture", "IMG_1.jpg", located(), True, SECRET.encode())
    yield Hostile("PNG with hidden texts", "picture", "a.png", commented(), True, SECRET.encode())
    yield Hostile("program with two endings", "picture", "a.jpg.php", b"<?php system($_GET['c']); ?>")
    yield Hostile("scanners' test file", "picture", "eicar.jpg", EICAR)
    yield Hostile("scanners' test file behind a JPEG", "picture", "a.jpg", jpeg() + EICAR, True, EICAR)
    yield Hostile("PDF with a script", "picture", "a.jpg", b"%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj")
    profile = chunk(b"iCCP", b"p\0\0" + bomb(120))
    yield Hostile("PNG whose colour profile is a bomb", "picture", "a.png", png_of(64, 48, more=profile))
    text = chunk(b"zTXt", b"t\0\0" + bomb(120))
    yield Hostile("PNG whose text is a bomb", "picture", "a.png", png_of(64, 48, more=text))
    yield Hostile("PNG that claims 30,000 × 30,000", "picture", "a.png", png_of(30_000, 30_000))
    yield Hostile("PNG that is 30,000 × 30,000", "picture", "a.png", png_of(30_000, 30_000, data=bomb(108)))
    yield Hostile("PNG that claims two thousand million dots", "picture", "a.png", png_of(2**31 - 1, 1))
    deep_dots = png_of(5000, 5000, data=bomb(48), depth=16)
    yield Hostile("PNG of 5,000 × 5,000 with two bytes a dot", "picture", "a.png", deep_dots)
    yield Hostile("WebP that claims 16,383 × 16,383", "picture", "a.webp", webp_of(16_383, 16_383))
    yield Hostile("JPEG that claims 65,000 × 65,000", "picture", "a.jpg", jpeg_of(65_000, 65_000))
    yield Hostile("JPEG that claims 4,900 × 4,900", "picture", "a.jpg", jpeg_of(4_900, 4_900), True)
    yield Hostile("PNG of one dot", "picture", "a.png", png((1, 1)))
    yield Hostile("zip bomb called JPEG", "picture", "a.jpg", zipped())
    yield Hostile("document called PNG", "picture", "letter.png", zipped())
    yield Hostile("nothing at all", "picture", "a.jpg", b"")
    yield Hostile("half a JPEG", "picture", "a.jpg", (whole := jpeg((640, 480)))[: len(whole) // 2])
    yield Hostile("half a PNG", "picture", "a.png", (whole := png((640, 480)))[: len(whole) // 2])
    yield Hostile("PNG with wrong sums", "picture", "a.png", png().replace(b"IDAT", b"IDAX"))
    yield Hostile("HEIC as phones take it", "picture", "IMG_1.HEIC", atom(b"ftyp", b"heic\0\0\0\0mif1heic") + bytes(99))
    yield Hostile("AVIF", "picture", "a.avif", atom(b"ftyp", b"avif\0\0\0\0mif1avif") + bytes(99))
    for kind in ("TIFF", "BMP", "ICO", "PPM", "TGA"):
        yield Hostile(kind, "picture", f"a.{kind.lower()}", _saved(Image.new("RGB", (32, 32)), kind))
    yield Hostile("PostScript", "picture", "a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file\n")
    yield Hostile("program for Linux", "picture", "a.png", b"\x7fELF" + bytes(200))
    yield Hostile("program for Windows", "picture", "a.png", b"MZ" + bytes(200))
    yield Hostile("noise", "picture", "a.jpg", os.urandom(4096))
    yield Hostile("film as a picture", "picture", "a.jpg", film("mp4"))
    frames = [Image.new("RGB", (64, 48), (n, n, n)) for n in range(40)]
    moving = _saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    yield Hostile("PNG that moves", "picture", "a.png", moving, True)
    yield Hostile("one byte too many", "picture", "a.jpg", jpeg().ljust(MOST_BYTES["picture"] + 1, b"\0"))


def _names() -> Iterator[Hostile]:
    """Pictures that are fine, under names that are not."""
    for what, name in (
        ("name with a way out", "../../../../etc/cron.d/a.jpg"),
        ("name with another way out", "..\\..\\a.jpg"),
        ("name with NUL", "a.php\0.jpg"),
        ("name of 300 letters", "a" * 300 + ".jpg"),
        ("ending of 300 letters", "a." + "j" * 300),
        ("name that reads backwards", "a\u202egpj.exe"),
        ("name with a header", "a.jpg\r\nSet-Cookie: sessionid=1"),
        ("name with a page", "<img src=x onerror=alert(1)>.jpg"),
        ("name for a shell", "$(reboot);`id`|a.jpg"),
        ("name of a device", "con.jpg"),
    ):
        yield Hostile(what, "picture", name, jpeg(), True)


def _videos() -> Iterator[Hostile]:
    yield Hostile("MP4 with place and name", "video", "a.mp4", film("mp4"), True, SECRET.encode())
    yield Hostile("WebM with a name", "video", "a.webm", film("webm"), True, SECRET.encode())
    yield Hostile("nothing at all, as a film", "video", "a.mp4", b"")
    yield Hostile("half an MP4", "video", "a.mp4", (whole := film("mp4"))[: len(whole) // 3])
    yield Hostile("MOV with atoms that are none", "video", "a.mov", FTYP + atom(b"moov", atom(b"trak", b"\xff" * 64)))
    yield Hostile("MP4 with an atom without end", "video", "a.mp4", FTYP + b"\xff\xff\xff\xffmoov" + bytes(64))
    deep = b""
    for _ in range(2000):
        deep = atom(b"moov", deep)
    yield Hostile("MP4 with 2,000 atoms in one another", "video", "a.mp4", FTYP + deep)
    outside = atom(b"dref", bytes(7) + b"\1" + atom(b"url ", bytes(4) + b"file:///etc/passwd\0"))
    yield Hostile("MP4 that leads to another file", "video", "a.mp4", FTYP + atom(b"moov", outside))
    yield Hostile("playlist called MP4", "video", "a.mp4", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n")
    yield Hostile("list of files called MP4", "video", "a.mp4", b"ffconcat version 1.0\nfile /etc/passwd\n")
    yield Hostile("playlist behind an MP4's first bytes", "video", "a.mp4", FTYP + b"#EXTM3U\nfile:///etc/passwd\n")
    yield Hostile("AVI", "video", "a.avi", film("avi", codec="mpeg4"))
    yield Hostile("MP4 in an old format", "video", "a.mp4", film("mp4", codec="mpeg4"))
    yield Hostile("sound alone", "video", "a.mp4", tone("mp4"))
    yield Hostile("HTML called MP4", "video", "a.mp4", b"<!doctype html>" + CANARY)
    yield Hostile("WebM's first bytes alone", "video", "a.webm", b"\x1a\x45\xdf\xa3" + bytes(200))
    yield Hostile("picture as a film", "video", "a.mp4", jpeg())
    yield Hostile("MP4 with a page behind it", "video", "a.mp4", film("mp4") + atom(b"free", CANARY), True, CANARY)


def hostile_files() -> list[Hostile]:
    return [*_pictures(), *_names(), *_videos()]


def tried(file: Hostile) -> Tried:
    """Send one file through the workshop, as an upload goes, and measure that process."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "source", Path(folder) / "target"
        source.write_bytes(file.body)
        command = [sys.executable, "-m", "clients.practices.uploads.workshop", file.field, str(source), str(target)]
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        said = process.stdout.read() if process.stdout else b""
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        seconds = time.perf_counter() - began
        kept = b"content_type" in said and len(file.body) <= MOST_BYTES[file.field]
        made = target.read_bytes() if kept else b""
        is_clean = not file.keepsake or file.keepsake not in made
    return Tried(file.what, kept, file.is_kept, seconds, used.ru_maxrss / 1024, is_clean)


def figures(say: Callable[[str], None] = lambda line: None) -> dict[str, float]:
    """How many files were tried; how many of them came out otherwise than they should; the worst time and memory."""
    all_tried = []
    for file in hostile_files():
        result = tried(file)
        all_tried.append(result)
        mark = "ok " if result.is_fine else "BAD"
        word = "kept, made anew" if result.kept else "refused"
        say(f"{mark} {result.seconds:5.2f} s {result.peak_mb:5.0f} MB  {result.what}: {word}")
    return {
        "files": len(all_tried),
        "wrong": sum(not each.is_fine for each in all_tried),
        "kept_made_anew": sum(each.kept for each in all_tried),
        "longest_seconds": round(max(each.seconds for each in all_tried), 2),
        "peak_mb": round(max(each.peak_mb for each in all_tried)),
    }


if __name__ == "__main__":
    print(figures(print))
