"""How long a text message is, in the parts that are paid for (3GPP TS 23.038 and 23.040)."""

from typing import NamedTuple

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = "^{}\\[~]|€\f"  # each takes two places
ALONE, JOINED = 160, 153
ALONE_WIDE, JOINED_WIDE = 70, 67  # where one sign is outside the basic alphabet, every sign takes sixteen bits


class Length(NamedTuple):
    """`signs` are places used; `odd` is the first sign that makes all of them wide, "" where there is none."""

    signs: int
    segments: int
    odd: str


def length_of(text: str) -> Length:
    odd = next((sign for sign in text if sign not in _BASIC and sign not in _TWICE), "")
    if odd:
        return Length(_wide(text), _parts(_wide(text), ALONE_WIDE, JOINED_WIDE), odd)
    signs = len(text) + sum(sign in _TWICE for sign in text)
    return Length(signs, _parts(signs, ALONE, JOINED), "")


def _wide(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _parts(signs: int, alone: int, joined: int) -> int:
    return 1 if signs <= alone else -(-signs // joined)
