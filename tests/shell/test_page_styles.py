"""The styles of one page must not reach what stands on every page."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PAGES = sorted((Path(settings.ROOT) / "static" / "css" / "pages").glob("*.css"))
OF_THE_RAIL = re.compile(r"(?:^|[{},])\s*\.(?:places|place|me)(?=[\s{:>.,])", re.MULTILINE)


@pytest.mark.parametrize("sheet", PAGES, ids=lambda sheet: sheet.stem)
def test_no_page_hides_or_moves_the_places_of_the_rail(sheet):
    assert OF_THE_RAIL.findall(sheet.read_text("utf-8")) == []


def test_a_bare_rule_about_places_would_be_found():
    assert OF_THE_RAIL.search("@media (scripting: enabled) { .place:not(.open) { display: none; } }")
    assert not OF_THE_RAIL.search(".mapform .place { display: grid; }")
