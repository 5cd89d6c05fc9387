"""Having an upload made anew, in a process that may break without harm."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError

from clients.practices.uploads.workshop import BROKEN, MOST_SECONDS, Made

PROMPT: Final = MOST_SECONDS - 0.5  # seconds, with what it takes to start and to answer


def make(kind: str, source: Path, target: Path) -> Made:
    """Write `source` anew as `target`: a "document", a "photo", a "picture" or a "video".

    Raises ValidationError with why it is not kept.
    """
    said = _said(kind, source, target)
    if sentence := said.get("refused"):
        raise ValidationError({kind: str(sentence)})
    return said


def _said(kind: str, source: Path, target: Path) -> Made:
    command = [sys.executable, "-m", "clients.practices.uploads.workshop", kind, str(source), str(target)]
    try:
        done = subprocess.run(
            command, cwd=settings.ROOT, env={"MALLOC_ARENA_MAX": "1"}, capture_output=True, timeout=PROMPT, check=True
        )
        said: Made = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {"refused": BROKEN}
    return said
