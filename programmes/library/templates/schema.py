"""The JSON Schema of a template's file, as the fields of its record say it: what other programs can check against."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from jsonschema import Draft202012Validator

from programmes.library.templates.contents import TemplateRecord
from therapy.knowledge.reading.marks import AtLeast, Between, Mark, Matches

type Schema = dict[str, Any]

COMMITTED: Final = Path(__file__).with_name("template.schema.json")
PLAIN: Final[Mapping[Any, str]] = {str: "string", int: "integer"}


def written_schema() -> str:
    """The schema as its committed file holds it."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A programme template",
        "description": " ".join((TemplateRecord.__doc__ or "").split()),
    }
    return json.dumps(head | _of(TemplateRecord), indent=2) + "\n"


def complaints(said: object) -> Iterator[str]:
    """What the schema finds wrong, a sentence each that names the field."""
    for error in _validator().iter_errors(said):
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in error.absolute_path)
        yield f"“{where or 'the file'}”: {error.message[:200]}."


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(COMMITTED.read_text("utf-8")))


def _of(annotation: Any) -> Schema:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(arguments[0]) | {key: said for mark in arguments[1:] for key, said in _marked(mark).items()}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0])}
    if origin is Mapping:
        return {"type": "object", "propertyNames": _of(arguments[0]), "additionalProperties": _of(arguments[1])}
    if origin in (Union, UnionType):
        return _of(next(each for each in arguments if each is not NoneType))
    if annotation in PLAIN:
        return {"type": PLAIN[annotation]}
    return _of_class(annotation)


def _of_class(annotation: Any) -> Schema:
    if issubclass(annotation, Enum):
        return {"enum": [each.value for each in annotation]}
    hints = get_type_hints(annotation, include_extras=True)
    return {
        "type": "object",
        "description": " ".join((annotation.__doc__ or "").split()),
        "properties": {each.name: _of(hints[each.name]) for each in fields(annotation)},
        "required": [
            each.name for each in fields(annotation) if each.default is MISSING and each.default_factory is MISSING
        ],
        "additionalProperties": False,
    }


def _marked(mark: Mark) -> Schema:
    if isinstance(mark, Between):
        return {"minimum": int(mark.low), "maximum": int(mark.high)}
    if isinstance(mark, Matches):
        return {"pattern": f"^(?:{mark.pattern})$", "minLength": 1}
    if isinstance(mark, AtLeast):
        return {"minItems": mark.count}
    return {"description": f"The id of a known {mark.kind}.", "minLength": 1}
