"""From the books to reasoning's own values. An entry without a result, such as pain alone, is kept and says nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from therapy.assessments.books import BOOKS
from therapy.assessments.models import Measurement
from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.knowledge.signs import PAIN
from therapy.reasoning import values
from therapy.reasoning.cases.examined import weeks_of
from therapy.reasoning.evidence.marks import mark_severity


def with_examination(record: values.Record, rows: Iterable[Measurement], library: Library) -> values.Record:
    """The record with everything in the books; rows of tests are left alone."""
    books: dict[str, list[Measurement]] = {book: [] for book in BOOKS}
    for row in rows:
        if row.test in books:
            books[row.test].append(row)
    return replace(
        record,
        findings=(*record.findings, *_as_usual(books["range"], library)),
        strength=tuple(each for row in books["strength"] for each in _strength(row, library)),
        ranges=tuple(_ranges(books["range"], library)),
        lengths=tuple(_lengths(books["length"])),
        specials=tuple(
            values.SpecialTested(row.key, Side(row.side), values.Result(row.value["result"]))
            for row in books["special"]
        ),
        retests=tuple(_retested(row, library) for row in books["retest"]),
        symptoms=next((_symptoms(row.value) for row in books["symptoms"]), values.Symptoms()),
        quality={row.key: values.Done(row.value["done"]) for row in books["quality"]},
    )


def _strength(row: Measurement, library: Library) -> Iterator[values.StrengthTested]:
    """A grade and a value of the same muscle are two results of it."""
    for part in ("grade", "value"):
        if part in row.value:
            yield values.StrengthTested(side=Side(row.side), pain=row.value.get("pain"), **_result(row, part, library))


def _result(row: Measurement, part: str, library: Library) -> dict[str, Any]:
    """Of what, and the grade, or the value with its unit."""
    movement = library.movements.get(row.key)
    of = {"region": movement.region, "movement": str(movement.direction)} if movement else {"muscle": row.key}
    unit = {"unit": row.value["unit"]} if part == "value" else {}
    return {**of, part: row.value[part], **unit}


def _ranges(rows: Iterable[Measurement], library: Library) -> Iterator[values.RangeTested]:
    """Degrees and centimetres of the same movement are two results of it."""
    for row in rows:
        movement = library.movements[row.key]
        for unit in {"degrees", "cm"} & set(row.value):
            yield values.RangeTested(
                region=movement.region,
                movement=str(movement.direction),
                side=Side(row.side),
                pain=row.value.get("pain"),
                end_feel=row.value.get("end_feel", ""),
                **{unit: row.value[unit]},
            )


def _as_usual(rows: Iterable[Measurement], library: Library) -> Iterator[values.FindingMade]:
    """A range found as usual by eye was looked for and is neither too little nor too much; it may yet be painful."""
    for row in rows:
        if "usual" not in row.value:
            continue
        signs = [f"limited:{row.key}", f"excessive:{row.key}"]
        yield from (values.FindingMade(sign, Side(row.side)) for sign in signs if sign in library.signs)
        painful = f"painful:{row.key}"
        if "pain" in row.value and painful in library.signs:
            yield values.FindingMade(painful, Side(row.side), mark_severity(PAIN, row.value["pain"], library))


def _lengths(rows: Iterable[Measurement]) -> Iterator[values.LengthTested]:
    for row in rows:
        if "state" in row.value:
            state = values.Length(row.value["state"])
            yield values.LengthTested(row.key, Side(row.side), state, row.value.get("by", ""))


def _retested(row: Measurement, library: Library) -> values.Retested:
    test = library.test_of(library.observation(row.key))
    return values.Retested(test.id, row.key, Side(row.side), row.site, values.Change(row.value["change"]))


def _symptoms(value: dict[str, Any]) -> values.Symptoms:
    since = value.get("since", "")
    return values.Symptoms(
        provokes=tuple(value.get("provokes", ())),
        eases=tuple(value.get("eases", ())),
        course=value.get("course", ""),
        since_weeks=weeks_of(since),
        response_to_care=value.get("response_to_care", ""),
        since=since,
    )
