"""`assess FILE`: what follows from one case, in words or as JSON. Touches no database.

`--compared-with EARLIER` adds what changed since an earlier case of the same client.
Exit status: 0 done; 1 the case cannot be read, with every mistake named; 3 a warning answer stopped it.
"""

import json
import sys
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from therapy.knowledge import load_library
from therapy.knowledge.reading import ReadingError
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.cases import Case, read_case
from therapy.reasoning.comparing.changes import Comparison, Prescribed, Sitting
from therapy.reasoning.comparing.comparing import compare
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.telling.comparison import comparison_lines, exported_comparison
from therapy.reasoning.telling.export import exported, exported_record
from therapy.reasoning.telling.report import Report

STANDARD_INPUT = "-"
UNREADABLE, STOPPED = 1, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows from a case; without suggestions the record alone, and no draft."""

    case: Case
    analysis: Analysis
    draft: ProgrammeDraft | None
    suggestions: bool
    comparison: Comparison | None = None


class Command(BaseCommand):
    help = "Read one case file and print what follows from it: safety, hypotheses with reasons, a draft programme."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a case as YAML; - reads standard input")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of words")
        parser.add_argument("--no-suggestions", action="store_true", help="print the record alone")
        parser.add_argument("--compared-with", metavar="EARLIER", help="an earlier case of the same client as YAML")

    def handle(self, *_args: Any, **options: Any) -> None:
        answer = self._answer(options["file"], suggestions=not options["no_suggestions"])
        if options["compared_with"]:
            earlier = self._answer(options["compared_with"], suggestions=answer.suggestions)
            answer = replace(answer, comparison=_compared(earlier, answer))
        write = self._as_json if options["json"] else self._in_words
        self._print(write(answer))
        if answer.analysis.safety.stop:
            sys.exit(STOPPED)

    def _answer(self, file: str, *, suggestions: bool) -> Answer:
        library, case = load_library(), self._case(file)
        analysis = assess(case.record, library, suggestions=suggestions)
        template = library.templates[case.template] if case.template else None
        draft = propose(analysis, library, client=case.record.client, template=template) if suggestions else None
        return Answer(case, analysis, draft, suggestions)

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

    def _as_json(self, answer: Answer) -> str:
        plain = exported(answer.case.name, answer.analysis, answer.draft, load_library())
        if not answer.suggestions:
            plain["record"] = exported_record(answer.case.record)
        if answer.comparison:
            plain["comparison"] = exported_comparison(answer.comparison)
        return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True)

    def _in_words(self, answer: Answer) -> str:
        report, case = Report(load_library()), answer.case
        changed = "\n".join(comparison_lines(answer.comparison)) if answer.comparison else ""
        if answer.suggestions:
            return report.whole(case.name, case.record, answer.analysis, answer.draft) + changed
        return report.record_alone(case.name, case.record, answer.analysis) + changed

    def _print(self, text: str) -> None:
        """Write in UTF-8, whatever the terminal's own encoding is."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(text)


def _compared(earlier: Answer, later: Answer) -> Comparison:
    """What changed, and which prescriptions of the earlier draft nothing speaks for any more."""
    then, now = (Sitting(each.case.record, each.analysis) for each in (earlier, later))
    stages = earlier.draft.stages if earlier.draft else ()
    prescribed = (
        Prescribed(each.exercise, frozenset(key for because in each.because for key in because.hypotheses))
        for stage in stages
        for workout in stage.workouts
        for each in workout.prescriptions
    )
    return compare(then, now, load_library(), prescribed=prescribed)
