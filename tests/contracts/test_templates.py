"""What no page may do: the content security policy would refuse it, and nothing comes from outside."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    path for path in (ROOT / "templates").rglob("*.html") if "emails" not in path.parts and "email" not in path.parts
]
EVERYTHING = PAGES + [path for kind in ("*.css", "*.js", "*.svg") for path in (ROOT / "static").rglob(kind)]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_has_no_inline_style_script_or_handler(path):
    text = path.read_text("utf-8")

    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=\"", text)
    assert not re.search(r"<style", text)
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if "src=" not in tag] == []


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_nothing_is_fetched_from_outside(path):
    outside = re.findall(
        r"(?:src|href|url|import|fetch)\s*[=(]\s*[\"'(]?\s*(https?:)?//[^\s\"')]+", path.read_text("utf-8")
    )

    assert outside == []
