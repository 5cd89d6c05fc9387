"""./run and scripts/environment as a newcomer meets them, with a stand-in for Python where none may be found."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BARE = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A checkout with a space in its path, a complete environment, and a manage.py that says what it was given."""
    here = tmp_path / "my checkout"
    (here / "scripts").mkdir(parents=True)
    for name in ("run", "scripts/environment", "requirements.txt"):
        shutil.copy(ROOT / name, here / name)
    (here / "manage.py").write_text("import os, sys; print(sys.argv[1:], os.environ.get('DEMO'))")
    (here / ".venv").symlink_to(ROOT / ".venv")
    return here


def run(checkout: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "run", *arguments], cwd="/", env=BARE | env, capture_output=True, text=True, check=False
    )


STAMP = ROOT / ".venv" / "installed-requirements.txt"
ready = pytest.mark.skipif(
    not STAMP.exists() or STAMP.read_bytes() != (ROOT / "requirements.txt").read_bytes(),
    reason="the environment is not the one ./test makes",
)


@ready
def test_a_newcomer_gets_the_demo_served(checkout):
    assert run(checkout).stdout == "['serve'] 1\n"


@ready
def test_a_management_command_gets_its_arguments_and_standard_output_to_itself(checkout):
    assert (
        run(checkout, "manage", "assess", "a file.yaml", "--json").stdout == "['assess', 'a file.yaml', '--json'] 1\n"
    )


@ready
def test_a_database_of_ones_own_is_not_a_demo_unless_one_says_so(checkout):
    own = "postgresql://database/plumbline"

    assert run(checkout, DATABASE_URL=own).stdout == "['serve'] None\n"
    assert run(checkout, DATABASE_URL=own, DEMO="1").stdout == "['serve'] 1\n"
    assert run(checkout, DEMO="0").stdout == "['serve'] 0\n"


def test_anything_else_is_answered_with_the_two_ways_to_call_it(checkout):
    ended = run(checkout, "migrate")

    assert ended.returncode == 2
    assert ended.stderr == "Usage: ./run, or ./run manage COMMAND ...\n"


def test_without_a_fitting_python_it_says_which_to_install(checkout, tmp_path):
    (checkout / ".venv").unlink()
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "cmp", "ls", "grep", "rm", "cp", "mv"):
        (tools / name).symlink_to(str(shutil.which(name)))
    shim = tools / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)

    ended = run(checkout, PATH=str(tools))

    assert ended.returncode == 1
    assert "No Python 3.12, 3.13 or 3.14 with venv was found." in ended.stderr
    assert not os.path.lexists(checkout / ".venv")
