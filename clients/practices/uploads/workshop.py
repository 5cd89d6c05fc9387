"""A process of its own in which one upload is made anew, with little memory and little time, and nothing else at hand.

    python -m clients.practices.uploads.workshop document|photo|picture|video SOURCE TARGET

It prints one line of JSON: what was made, or why the upload was refused. Whatever breaks here breaks alone.
"""

import json
import resource
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from clients.practices.uploads.refusing import Refused

MOST_BYTES_OF_MEMORY: Final = 180 * 1024 * 1024
MOST_SECONDS: Final = 5
LARGEST_RESULT: Final = 128 * 1024 * 1024
TOO_MUCH: Final = "This file asks for more memory than we give it. Save it smaller, then upload it again."
BROKEN: Final = "This file cannot be read to its end. Open it on your own machine, save it anew, then upload it."

type Made = dict[str, str | int]


def main(kind: str, source: str, target: str) -> Made:
    try:
        return _makers()[kind](Path(source), Path(target))
    except Refused as why:
        return {"refused": str(why)}
    except MemoryError:
        return {"refused": TOO_MUCH}
    except Exception:  # the decoders raise what they like: to us it all means that it cannot be read
        return {"refused": BROKEN}


def _makers() -> Mapping[str, Callable[[Path, Path], Made]]:
    from clients.practices.uploads.documents import make_document
    from clients.practices.uploads.pictures import make_photo, make_picture
    from clients.practices.uploads.videos import make_video

    return {"document": make_document, "photo": make_photo, "picture": make_picture, "video": make_video}


def keep_within_limits() -> None:
    limits: Mapping[int, Any] = {
        resource.RLIMIT_DATA: MOST_BYTES_OF_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: LARGEST_RESULT,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    keep_within_limits()
    warnings.simplefilter("ignore")
    print(json.dumps(main(*sys.argv[1:4])))
