"""A video put together anew: its pictures and its sound are copied into a new file, and nothing else that it held."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import av
from av.container import InputContainer, OutputContainer

from clients.practices.uploads.kinds import FIRST_BYTES, VIDEOS, Kind, kind_of
from clients.practices.uploads.refusing import Refused

LONGEST_SECONDS: Final = 180
LONGEST_SIDE: Final = 2560
PROOF_FRAMES: Final = 3
DEMUXERS: Final = {Kind.MP4: "mov", Kind.WEBM: "matroska"}
CODECS: Final = {
    Kind.MP4: (frozenset({"h264", "av1", "vp9"}), frozenset({"aac", "mp3", "opus"})),
    Kind.WEBM: (frozenset({"vp8", "vp9", "av1"}), frozenset({"opus", "vorbis"})),
}
NO_VIDEO: Final = "This is not a video that we know. Upload an MP4 or WebM file, or give a link."
NO_PICTURES: Final = "There is no moving picture in this file. Choose another."
HEVC: Final = (
    "This video is in a format (HEVC) that not every phone plays. "
    "Set the camera to “most compatible”, or save it as H.264, then upload it."
)


def make_video(source: Path, target: Path) -> dict[str, str | int]:
    """Copy what is seen and heard of `source` into a new file. Raises Refused, or what FFmpeg raises."""
    with source.open("rb") as file:
        kind = kind_of(file.read(FIRST_BYTES))
        if kind not in VIDEOS:
            raise Refused(NO_VIDEO)
        file.seek(0)
        # The demuxer is named and reads from an open file: a playlist can neither be guessed nor fetch anything.
        with av.open(file, "r", format=DEMUXERS[kind]) as old:
            picture, streams = _streams(old, kind)
            _insist_on_frames(old, picture)
            old.seek(0)
            with av.open(str(target), "w", format=kind.value, options=_tidy(kind)) as new:
                _copy(old, new, streams)
    return {"content_type": f"video/{kind.value}", "width": picture.width, "height": picture.height}


def _tidy(kind: Kind) -> dict[str, str]:
    """Written so that it plays before it is there whole, and without a word about who wrote it."""
    return {"fflags": "+bitexact"} | ({"movflags": "+faststart"} if kind is Kind.MP4 else {})


def _streams(container: InputContainer, kind: Kind) -> tuple[Any, list[Any]]:
    pictures, sounds = CODECS[kind]
    if not container.streams.video:
        raise Refused(NO_PICTURES)
    picture = container.streams.video[0]
    if picture.codec_context.name not in pictures:
        raise Refused(HEVC if picture.codec_context.name == "hevc" else NO_VIDEO)
    if max(picture.width, picture.height) > LONGEST_SIDE:
        raise Refused(f"This video is {picture.width} × {picture.height}. Save it as 1080p, then upload it.")
    if (container.duration or 0) > LONGEST_SECONDS * av.time_base:
        raise Refused(f"Videos last at most {LONGEST_SECONDS // 60} minutes. Cut it, then upload it.")
    sound = [each for each in container.streams.audio if each.codec_context.name in sounds][:1]
    return picture, [picture, *sound]


def _insist_on_frames(container: InputContainer, picture: Any) -> None:
    """That it shows something: what only says it is a video decodes to nothing."""
    picture.thread_count = 1
    if not list(islice(container.decode(picture), PROOF_FRAMES)):
        raise Refused(NO_PICTURES)


def _copy(old: InputContainer, new: OutputContainer, streams: list[Any]) -> None:
    copies = {stream.index: new.add_stream_from_template(stream) for stream in streams}
    for packet in _packets(old, streams):
        packet.stream = copies[packet.stream.index]
        new.mux(packet)


def _packets(old: InputContainer, streams: list[Any]) -> Iterator[Any]:
    """Those that hold something: the last of each stream is an empty one that closes it."""
    return (packet for packet in old.demux(streams) if packet.dts is not None)
