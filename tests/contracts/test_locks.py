"""How rows are locked: never their keys, which inserts elsewhere must be able to refer to meanwhile."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_lock_on_a_row_lets_others_refer_to_it():
    # A lock on the key and a foreign key checked at commit can wait for one another: PostgreSQL ends one of the two.
    offenders = [
        f"{path.relative_to(ROOT)}: {call}"
        for wing in ("clients", "therapy", "programmes")
        for path in (ROOT / wing).rglob("*.py")
        for call in re.findall(r"select_for_update\((?:[^()]|\([^)]*\))*\)", path.read_text("utf-8"))
        if "no_key=True" not in call
    ]

    assert offenders == []
