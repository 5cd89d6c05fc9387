"""The API's description in the repository is what the code says, and each operation tells what it is for."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

DESCRIPTION = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"


@pytest.fixture(scope="module")
def generated() -> str:
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return out.getvalue()


def test_the_description_in_the_repository_is_what_the_code_says(generated):
    assert generated == DESCRIPTION.read_text("utf-8"), "Renew it: ./run manage spectacular --file docs/openapi.yaml"


def test_each_operation_says_in_a_sentence_what_it_is_for(generated):
    paths = yaml.safe_load(generated)["paths"]
    silent = [
        f"{method} {path}"
        for path, operations in paths.items()
        for method, operation in operations.items()
        if not operation.get("summary")
    ]

    assert silent == []
