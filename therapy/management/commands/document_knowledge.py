"""`document_knowledge`: write the manual of what is known, docs/knowledge, from the records. Needs no database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from therapy.knowledge import load_library
from therapy.knowledge.manual import manual

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "knowledge"


class Command(BaseCommand):
    help = "Write docs/knowledge from the records: what is known, with links and sources."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=FOLDER, metavar="DIR", help="write to this folder instead")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder, pages = options["folder"], manual(load_library())
        folder.mkdir(parents=True, exist_ok=True)
        for old in set(folder.glob("*.md")) - {folder / name for name in pages}:
            old.unlink()
        for name, text in pages.items():
            (folder / name).write_text(text, "utf-8")
        self.stdout.write(f"{len(pages)} pages are written to {folder}.")
