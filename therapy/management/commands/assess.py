"""`assess FILE`: what follows from one case, in words or as JSON. Touches no database.

Exit status: 0 done; 1 the case cannot be read, with every mistake named; 3 a warning answer stopped it.
"""

import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from therapy.knowledge import load_library
from therapy.knowledge.reading import ReadingError
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.cases import Case, read_case
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.telling.export import exported, exported_record
from therapy.reasoning.telling.report import Report

STANDARD_INPUT = "-"
UNREADABLE, STOPPED = 1, 3


class Command(BaseCommand):
    help = "Read one case file and print what follows from it: safety, hypotheses with reasons, a draft programme."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a case as YAML; - reads standard input")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of words")
        parser.add_argument("--no-suggestions", action="store_true", help="print the record alone")

    def handle(self, *_args: Any, **options: Any) -> None:
        library = load_library()
        suggestions = not options["no_suggestions"]
        case = self._case(options["file"])
        analysis = assess(case.record, library, suggestions=suggestions)
        template = library.templates[case.template] if case.template else None
        draft = propose(analysis, library, client=case.record.client, template=template) if suggestions else None
        write = self._as_json if options["json"] else self._in_words
        self._print(write(case, analysis, draft, suggestions))
        if analysis.safety.stop:
            sys.exit(STOPPED)

    def _case(self, file: str) -> Case:
        name = "standard input" if file == STANDARD_INPUT else Path(file).name
        try:
            raw = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
            return read_case(raw.decode("utf-8-sig"), load_library(), file=name)
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.", returncode=UNREADABLE) from error
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            says = f"{name}, line {line}: this is not UTF-8. Save the file as UTF-8."
            raise CommandError(says, returncode=UNREADABLE) from error
        except ReadingError as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error

    def _as_json(self, case: Case, analysis: Analysis, draft: ProgrammeDraft | None, suggestions: bool) -> str:
        plain = exported(case.name, analysis, draft, load_library())
        if not suggestions:
            plain["record"] = exported_record(case.record)
        return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True)

    def _in_words(self, case: Case, analysis: Analysis, draft: ProgrammeDraft | None, suggestions: bool) -> str:
        report = Report(load_library())
        if suggestions:
            return report.whole(case.name, case.record, analysis, draft)
        return report.record_alone(case.name, case.record, analysis)

    def _print(self, text: str) -> None:
        """Write in UTF-8, whatever the terminal's own encoding is."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(text)
