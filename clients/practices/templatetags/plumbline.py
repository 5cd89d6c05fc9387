"""Template tags that many rooms use: icons, initials, and small drawings whose geometry needs arithmetic."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from django import template
from django.template.loader import get_template

register = template.Library()

TONES: Mapping[str, str] = {"success": "ok", "warning": "warn", "error": "danger", "debug": "info"}
TONE_ICONS: Mapping[str, str] = {"ok": "check", "warn": "alert", "danger": "alert", "info": "info"}

SIDES = ("Left", "Right")

# What each point of the scale means to a person, in the words of the pain page.
PAIN: Sequence[tuple[str, str]] = (
    ("No pain", "Nothing to notice."),
    ("Very mild", "I only notice it if I look for it."),
    ("Mild", "I notice it now and then."),
    ("Mild", "I notice it, and can carry on."),
    ("Moderate", "It gets in the way a little."),
    ("Moderate", "Hard to ignore."),
    ("Moderate", "It changes how I move."),
    ("Strong", "It stops some things."),
    ("Strong", "It stops most things."),
    ("Very strong", "I can think of little else."),
    ("Worst I can imagine", ""),
)


@register.simple_tag
def icon(name: str, size: str = "") -> str:
    """The drawing `templates/_icons/NAME.svg`; `size` is a class such as "ico-sm". Raises TemplateDoesNotExist."""
    return get_template(f"_icons/{name}.svg").render({"size": size})


@register.filter
def initials(name: str) -> str:
    """The first letters of a name's first and last word: "Maren van Aldous" gives "MA"."""
    words = name.split()
    return "".join(word[0].upper() for word in words[:1] + words[1:][-1:])


@register.filter
def tone(level: str) -> str:
    """Our word for a note's tone, from ours or from a Django message level; the last word of several tags counts."""
    word = level.split()[-1] if level else "info"
    return TONES.get(word, word)


@register.filter
def tone_icon(level: str) -> str:
    """The icon that goes with a note's tone."""
    return TONE_ICONS.get(tone(level), "info")


@register.simple_tag
def pain_steps() -> list[dict[str, Any]]:
    """The eleven steps of the pain scale: value, word, feel, and its bar as percentages of the height."""
    return [
        {"value": value, "word": word, "feel": feel, "top": 91 - 8 * value, "height": 8 + 8 * value}
        for value, (word, feel) in enumerate(PAIN)
    ]


@register.inclusion_tag("_components/range_band.html")
def range_band(
    low: float | None, high: float | None, least: float, most: float, *sides: float | None
) -> dict[str, Any]:
    """Where left and right (`sides`, either may be missing) lie between `least` and `most`, against `low` to `high`."""
    low, high, least, most = _number(low), _number(high), float(least), float(most)
    measured = [(name, value) for name, side in zip(SIDES, sides, strict=False) if (value := _number(side)) is not None]
    marks = [
        {"letter": name[0], "x": _percent(value, least, most), "out": _outside(value, low, high)}
        for name, value in measured
    ]
    label = ", ".join(f"{name} {value:g}" for name, value in measured) or "Nothing measured yet"
    return {"marks": marks, "usual": _usual(low, high, least, most), "label": label}


@register.inclusion_tag("_components/spark.html")
def spark(values: Sequence[float], most: float = 10, tone: str = "") -> dict[str, Any]:
    """The course of values (nothing where there are none) between 0 and `most`; tone is "", "warn" or "danger"."""
    if not values:
        return {}
    points = _points(values, 0, most, (3, 85), (3, 31))
    x, y = points[-1]
    return {"path": _path(points), "x": x, "y": y, "tone": tone}


@register.inclusion_tag("_components/line_chart.html")
def line_chart(values: Sequence[float], least: float, most: float, **words: Any) -> dict[str, Any]:
    """Values over time between `least` and `most`.

    Words, all optional: label (read aloud), unit, start and end (under the axis), low and high (the target range).
    """
    if not values:
        return {}
    points = _points(values, least, most, (28, 316), (12, 90))
    (last_x, last_y), (first_x, first_y) = points[-1], points[0]
    return {
        "width": 360, "height": 112, "plot": 288, "top": 12, "bottom": 90, "least": least, "most": most,
        "path": _path(points), "first": {"x": first_x, "y": first_y}, "last": {"x": last_x, "y": last_y},
        "value": values[-1], "value_x": last_x + 9, "value_y": last_y + 4.5,
        "band": _target(words.get("low"), words.get("high"), least, most),
        "label": words.get("label") or ", ".join(map(str, values)),
        "unit": words.get("unit", ""), "start": words.get("start", ""), "end": words.get("end", ""),
    }  # fmt: skip


@register.inclusion_tag("_components/bar_chart.html")
def bar_chart(values: Sequence[float], limits: Sequence[float] = (), now: int = -1, label: str = "") -> dict[str, Any]:
    """One bar a week, numbered from 1; `limits` (as many as values) is dashed; `now` is the current week from 0."""
    tallest = max([*values, *limits, 1]) * 1.06
    step = 292 / max(len(values), 1)
    bars = [_bar(n, value, limits[n] if limits else value, tallest, step) for n, value in enumerate(values)]
    for n, bar in enumerate(bars):
        bar |= {"name": n + 1, "now": n == now, "ahead": 0 <= now < n}
    heights = [(bar["middle"], round(128 - 118 * limit / tallest, 1)) for bar, limit in zip(bars, limits, strict=False)]
    return {"bars": bars, "limit": _path(heights) if heights else "", "label": label or ", ".join(map(str, values))}


def _number(value: object) -> float | None:
    """What was typed or measured, as a number where it is one."""
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _bar(n: int, value: float, limit: float, tallest: float, step: float) -> dict[str, Any]:
    x, width = round(4 + n * step, 1), round(step * 0.75, 1)
    height, over = 118 * value / tallest, 118 * max(value - limit, 0) / tallest
    return {
        "x": x, "width": width, "middle": round(x + width / 2, 1),
        "y": round(128 - height, 1), "height": round(height, 1), "over": round(over, 1),
    }  # fmt: skip


def _points(
    values: Sequence[float], least: float, most: float, across: tuple[int, int], down: tuple[int, int]
) -> list[tuple[float, float]]:
    step = (across[1] - across[0]) / max(len(values) - 1, 1)
    height = (down[1] - down[0]) / float(most - least)
    return [
        (round(across[0] + n * step, 1), round(down[1] - float(value - least) * height, 1))
        for n, value in enumerate(values)
    ]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _percent(value: float, least: float, most: float) -> float:
    return round(min(max((value - least) / (most - least), 0), 1) * 100, 1)


def _outside(value: float, low: float | None, high: float | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _usual(low: float | None, high: float | None, least: float, most: float) -> dict[str, float] | None:
    if low is None and high is None:
        return None
    start = _percent(least if low is None else low, least, most)
    return {"x": start, "width": _percent(most if high is None else high, least, most) - start}


def _target(low: float | None, high: float | None, least: float, most: float) -> dict[str, float] | None:
    if low is None or high is None:
        return None
    (_, bottom), (_, top) = _points([low, high], least, most, (28, 316), (12, 90))
    return {"y": top, "height": round(bottom - top, 1)}
