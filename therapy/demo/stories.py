"""The clients' stories, as written down in `stories.yaml`."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).with_name("stories.yaml")


@dataclass(frozen=True)
class Week:
    """What became of one week of a programme: so many sessions done, with pain before and after each, and effort."""

    done: int
    before: int = 0
    after: int = 0
    effort: int = 0
    words: str = ""


@dataclass(frozen=True)
class Story:
    """One invented client. Years and weeks count back from the day of seeding; `stories.yaml` says the rest."""

    name: str
    therapist: str
    born: str
    sex: str
    training_time: str
    equipment: list[str]
    goal: str
    consents: list[str]
    demo_client: bool = False
    history: list[dict[str, Any]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    battery: str = ""
    body_map: dict[str, list[Any]] = field(default_factory=dict)
    findings: dict[str, Any] = field(default_factory=dict)
    measurements: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    examined: list[list[Any]] = field(default_factory=list)
    photos: list[dict[str, Any]] = field(default_factory=list)
    photos_again: list[dict[str, Any]] = field(default_factory=list)
    template: str = ""
    weeks_ago: int = 0
    life: list[Week] = field(default_factory=list)
    hold: dict[str, Any] = field(default_factory=dict)
    note: str | dict[str, str] = ""
    pronouns: str = ""
    complaint: str = ""
    measures: dict[str, list[Any]] = field(default_factory=dict)
    reassessing: bool = False
    only_drafted: bool = False
    paused: bool = False
    ended: bool = False

    @property
    def years(self) -> int:
        return int(self.born.split()[0])

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@demo.plumbline.test"

    @property
    def words(self) -> dict[str, str]:
        """The note by part."""
        return self.note if isinstance(self.note, dict) else {"text": self.note}

    def seen(self) -> list[tuple[str, str, int]]:
        """The findings as (observation, side, severity)."""
        rows: list[tuple[str, str, int]] = []
        for observation, severity in self.findings.items():
            if isinstance(severity, list):
                rows += [(observation, side, each) for side, each in zip(("left", "right"), severity, strict=True)]
            else:
                rows.append((observation, "", severity))
        return rows


def stories() -> list[Story]:
    told = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return [Story(**{**one, "life": [Week(**week) for week in one.get("life", [])]}) for one in told]
