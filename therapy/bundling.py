"""ES modules made into one, small file when static files are collected. Needs no Node."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import minify

_IMPORT: Final = re.compile(r"""^import\s*\{[^}]*\}\s*from\s*"([^"]+)";\n""", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?:async )?(?:const|function) (\w+)", re.MULTILINE)


def bundle(entry: Path) -> str:
    """The module at a path with all that it imports, in one scope, and exporting what it exports itself.

    Modules import by name only, and no two of them give the same name to something outside functions: the minifier
    raises minify.MinifyError where they do, as it does for anything else it cannot read.
    """
    parts = list(_modules(entry.resolve(), set()))
    names = ",".join(_EXPORT.findall(parts[-1]))
    code = "".join(_bare(text) for text in parts)
    return str(minify.string("application/javascript", f"export const{{{names}}}=(()=>{{{code}return{{{names}}}}})();"))


def _modules(path: Path, seen: set[Path]) -> Iterator[str]:
    """The texts of a module and of those it imports, each after what it needs."""
    seen.add(path)
    text = path.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        needed = (path.parent / name).resolve()
        if needed not in seen:
            yield from _modules(needed, seen)
    yield text


def _bare(text: str) -> str:
    return re.sub(r"^export ", "", _IMPORT.sub("", text), flags=re.MULTILINE)
