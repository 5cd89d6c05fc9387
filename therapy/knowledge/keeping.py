"""The records kept ready beside the bytecode, as Python keeps its modules.

Reading and checking every record takes a quarter of a second, and what follows from the same files is always the
same. What is kept bears the name of all it was made of, data and code, so it is never older than they are; where the
name differs, nothing of it is looked at. It lies with the bytecode and is trusted as far; nothing else is read so.
"""

import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

HERE: Final = Path(__file__).parent
KEPT: Final = HERE / "__pycache__" / "library.pickle"

type Records = Mapping[str, Any]


def name_of(version: str, code: Path = HERE) -> str:
    """The name of what follows from this version of the data, this code, and this Python."""
    digest = sha256(f"{version} {sys.version}".encode())
    for path in sorted(code.rglob("*.py")):
        digest.update(path.relative_to(code).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def recall(name: str, kept: Path = KEPT) -> Records | None:
    """The records kept under this name, or None."""
    try:
        with kept.open("rb") as file:
            return dict(pickle.load(file)) if file.read(len(name)) == name.encode() else None
    except OSError:
        return None


def keep(records: Records, name: str, kept: Path = KEPT) -> None:
    """Keep the records for the next start. Where nothing may be written, nothing is kept, and nothing is lost."""
    fresh = kept.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        fresh.write_bytes(name.encode() + _packed(records))
        fresh.replace(kept)


def _packed(records: Records) -> bytes:
    packed = BytesIO()
    _Packer(packed, protocol=pickle.HIGHEST_PROTOCOL).dump(dict(records))
    return packed.getvalue()


class _Packer(pickle.Pickler):
    """Packs read-only tables too, which pickle does not know."""

    def reducer_override(self, obj: Any) -> Any:
        return (_read_only, (dict(obj),)) if isinstance(obj, MappingProxyType) else NotImplemented


def _read_only(table: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(table)
