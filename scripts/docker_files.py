"""Reading Dockerfile and docker-compose.yml as far as ours use them; anything else in them is an error, not ignored."""

import json
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
KNOWN = {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}
SERVICE_KEYS = {
    "build", "image", "env_file", "environment", "secrets", "read_only", "tmpfs", "volumes", "cap_drop", "security_opt",
    "restart", "depends_on", "ports", "command", "healthcheck", "stop_grace_period", "deploy",
}  # fmt: skip


@dataclass
class Image:
    """What the Dockerfile ends with: `steps` in order, then how a container starts and is asked how it is."""

    steps: list[tuple[str, str]] = field(default_factory=list)
    user: str = "root"
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)


def image(path: Path = ROOT / "Dockerfile") -> Image:
    """Raises ValueError at an instruction not known here."""
    read = Image()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        instruction, _, rest = line.partition(" ")
        if instruction not in KNOWN:
            raise ValueError(f"{path.name}: {instruction} is not an instruction this check can follow: {line}")
        if instruction == "CMD":
            read.command = json.loads(rest)
        elif instruction == "HEALTHCHECK":
            read.health = json.loads(rest[rest.index("[") :])
        elif instruction == "USER":
            read.user = rest
        elif instruction != "EXPOSE":
            read.steps.append((instruction, rest))
    return read


def compose(path: Path = ROOT / "docker-compose.yml") -> dict[str, Any]:
    """Raises ValueError naming the service and what it refers to in vain."""
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, service in read["services"].items():
        refused = set(service) - SERVICE_KEYS
        for key, known in (("secrets", read["secrets"]), ("depends_on", read["services"])):
            refused |= set(service.get(key, ())) - set(known)
        refused |= {volume.partition(":")[0] for volume in service.get("volumes", ())} - set(read["volumes"])
        if refused:
            raise ValueError(f"{path.name}: {name} names {', '.join(sorted(refused))}, which is not known.")
    return read


def variables(path: Path) -> dict[str, str]:
    """The NAME=value lines of an environment file, those that are commented out left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))


def assignments(rest: str, known: dict[str, str]) -> dict[str, str]:
    """What an ENV instruction sets, with $NAME replaced by what is `known`."""
    pairs = (word.split("=", 1) for word in shlex.split(rest))
    return {name: re.sub(r"\$(\w+)", lambda found: known[found[1]], value) for name, value in pairs}
