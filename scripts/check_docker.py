"""Run every step and entry command of the container set-up once; see scripts/check-docker."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.docker_files import ROOT, assignments, compose, image, variables

PATIENCE_SECONDS = 60


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


class Machine:
    """Stands in for a container: /app and /run/secrets lie in a temporary folder, port 8000 is a free one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        (folder / "bin").mkdir()
        (folder / "bin" / "python").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
        self.env = {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "HOME": str(folder)}
        self.env |= {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
        self.cwd = folder

    def here(self, text: str) -> str:
        placed = text.replace("/app", f"{self.folder}/app").replace("/run/secrets", f"{self.folder}/run/secrets")
        return placed.replace(":8000", f":{self.port}")

    def step(self, instruction: str, rest: str) -> None:
        print(f"{instruction} {rest}", flush=True)
        if instruction == "ENV":
            self.env |= {name: self.here(value) for name, value in assignments(rest, self.env).items()}
        elif instruction == "WORKDIR":
            self.cwd = Path(self.here(rest))
        elif instruction == "COPY":
            self.copy(*rest.split())
        elif instruction == "RUN":
            subprocess.run(["sh", "-c", self.here(rest)], cwd=self.cwd, env=self.env, check=True)

    def copy(self, *words: str) -> None:
        """From the checkout; or from an earlier stage, which here is the same folder."""
        source, target = words[-2], Path(self.here(words[-1]))
        if words[0].startswith("--from="):
            assert source == words[-1], f"{source} moves between stages"
            assert target.exists(), f"{source} was not made by the earlier stage"
            return
        assert f"!{source}" in (ROOT / ".dockerignore").read_text().splitlines(), f".dockerignore keeps {source} out"
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, target)

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        print("$", *command, flush=True)
        words = [self.here(word).replace("$$", "$") for word in command]
        found = shutil.which(words[0], path=self.env["PATH"]) or words[0]
        return subprocess.Popen([found, *words[1:]], cwd=self.cwd, env=self.env)

    def succeed(self, command: list[str]) -> None:
        """Run a command until it succeeds, as a health check is; fail after a minute."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self.start(command).wait() != 0:
            assert time.monotonic() < until, f"never succeeded: {command}"
            time.sleep(1)

    def written(self) -> set[str]:
        return {str(path) for path in (self.folder / "app").rglob("*")}


def configured(machine: Machine) -> None:
    """As .env.example says, with our own servers in place of the composed ones and made-up secrets."""
    machine.env |= {name: machine.here(value) for name, value in variables(ROOT / ".env.example").items()}
    machine.env |= {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")} | {"PORT": machine.port}
    secrets = machine.folder / "run" / "secrets"
    secrets.mkdir(parents=True)
    contents = {"secret_key": "k3" * 30, "database_password": "unused", "mail_url": "smtp://mail.example.org:25"}
    for name, content in contents.items():
        (secrets / name).write_text(content)


def serve(machine: Machine, command: list[str], health: list[str]) -> None:
    """Start a service, ask how it is, stop it as an engine does, and see that it ends by itself."""
    process = machine.start(command)
    try:
        if health:
            machine.succeed(health)
        time.sleep(0 if health else 8)
        assert process.poll() is None, f"ended by itself: {command}"
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(PATIENCE_SECONDS)
    assert code == 0, f"ended with status {code}: {command}"


def main() -> None:
    made, services = image(), compose()["services"]
    ours = {name: service for name, service in services.items() if service["image"] == "plumbline"}
    with tempfile.TemporaryDirectory(prefix="plumbline-image-") as folder:
        machine = Machine(Path(folder).resolve())
        for step in made.steps:
            machine.step(*step)
        configured(machine)
        built = machine.written()
        assert machine.start(ours.pop("migrate")["command"]).wait() == 0
        for service in ours.values():
            check = service.get("healthcheck", {"test": ["CMD", *made.health]})
            kind, *words = check.get("test", [""])
            serve(machine, service.get("command", made.command), ["sh", "-c", *words] if kind == "CMD-SHELL" else words)
        assert machine.written() == built, f"wrote into a read-only root: {sorted(machine.written() - built)}"
    print(f"{len(made.steps)} steps of the image and {len(ours) + 1} services ran as written.")


if __name__ == "__main__":
    main()
