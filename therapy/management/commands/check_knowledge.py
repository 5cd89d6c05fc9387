"""`check_knowledge`: read every record of the knowledge and say what is wrong with it. Needs no database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from therapy.knowledge import Library
from therapy.knowledge.loading import DATA, examine

COUNTED = (
    "sources",
    "claims",
    "regions",
    "chain_edges",
    "slings",
    "muscles",
    "tests",
    "observations",
    "batteries",
    "red_flags",
    "tags",
    "exercises",
    "criteria",
    "outcomes",
    "templates",
)


class Command(BaseCommand):
    help = "Read and check the knowledge: counts, warnings, and every mistake by file, line and key."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="check this folder instead")

    def handle(self, *_args: Any, **options: Any) -> None:
        examination = examine(options["data"])
        for warning in examination.warnings:
            self.stdout.write(f"warning: {warning}")
        if examination.library is None:
            raise CommandError("\n".join(["The knowledge holds mistakes:", *map(str, examination.errors)]))
        self._write_counts(examination.library)

    def _write_counts(self, library: Library) -> None:
        for kind in COUNTED:
            self.stdout.write(f"{len(getattr(library, kind)):4} {kind.replace('_', ' ')}")
        self.stdout.write(f"The knowledge is in order: version {library.version}.")
