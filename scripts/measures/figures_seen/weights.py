"""What figures weigh as the server sends them to a browser that takes compressed answers."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from programmes.library.figures.building import FOLDER
from scripts.measures.figure import Figure

_IMPORT = re.compile(rb"""(?:from|import)\s*["'](\.[^"']+)["']""")


def weights(address: str) -> Iterator[Figure]:
    engine = _engine(f"{address}/static/js/figure.js")
    yield Figure("figure engine as served, compressed", round(sum(engine.values()) / 1000, 2), "kB", most=12)
    for kind, folder, suffix, most in (("pose", "poses", "json", 1024), ("still", "stills", "svg", 4096)):
        sent = [
            len(_compressed(f"{address}/static/figures/{folder}/{each.name}"))
            for each in sorted((FOLDER / folder).glob(f"*.{suffix}"))
        ]
        yield Figure(f"{kind}s as served, compressed: the largest of {len(sent)}", max(sent), "bytes", most=most)


def _engine(first: str) -> dict[str, int]:
    """The bytes of a module and of all that it imports, by address."""
    sent: dict[str, int] = {}
    waiting = [first]
    while waiting:
        if (each := waiting.pop()) not in sent:
            sent[each] = len(_compressed(each))
            waiting += [urljoin(each, name.decode()) for name in _IMPORT.findall(_plain(each))]
    return sent


def _compressed(address: str) -> bytes:
    """As a browser asks for it."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip, br"})) as answer:
        return bytes(answer.read())


def _plain(address: str) -> bytes:
    with urlopen(address) as answer:
        return bytes(answer.read())
