"""What stands under a draft as one value, and the rows made again from it.

Each row is a mapping of its columns, the rows under it in "rows". It is as JSON holds it, so that two can be compared.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from programmes.prescribing.drafts.models import KeptRemark
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout

type Kept = dict[str, Any]

ROWS = "rows"


def contents_of(version: ProgrammeVersion) -> Kept:
    """All that stands under a version now, asked afresh. Four queries."""
    of_version = {"practice_id": version.practice_id}
    stages = Stage.objects.of(version.programme.client).filter(version=version, **of_version)
    workouts = Workout.objects.of(version.programme.client).filter(stage__version=version)
    prescriptions = Prescription.objects.of(version.programme.client).filter(workout__stage__version=version)
    lines = _under("workout_id", prescriptions)
    lists = _under("stage_id", workouts, lines)
    kept = KeptRemark.objects.of(version.programme.client).filter(version=version)
    found = {"stages": [_kept(row, lists) for row in stages], "remarks": [_kept(row) for row in kept]}
    plain: Kept = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return plain


def put_back(version: ProgrammeVersion, contents: Kept) -> None:
    """Let a draft hold just this again, each row under the key it had. Raises nothing; a column gone since is left."""
    for rows in (Stage.objects, KeptRemark.objects):
        rows.of(version.programme.client).filter(version=version).delete()
    stages = contents["stages"]
    workouts = [each for stage in stages for each in stage[ROWS]]
    prescriptions = [each for workout in workouts for each in workout[ROWS]]
    Stage.objects.bulk_create(_made(Stage, stages))
    Workout.objects.bulk_create(_made(Workout, workouts))
    Prescription.objects.bulk_create(_made(Prescription, prescriptions))
    KeptRemark.objects.bulk_create(_made(KeptRemark, contents["remarks"]))


def rows_in(contents: Kept) -> Iterator[Kept]:
    """Every row that stands in it, parents first."""
    for stage in contents["stages"]:
        yield stage
        for workout in stage[ROWS]:
            yield workout
            yield from workout[ROWS]


def _under(parent: str, rows: Iterable[models.Model], below: Mapping[Any, list[Kept]] | None = None) -> Any:
    """The rows by the key of their parent."""
    by_parent: dict[Any, list[Kept]] = {}
    for row in rows:
        by_parent.setdefault(getattr(row, parent), []).append(_kept(row, below))
    return by_parent


def _kept(row: models.Model, below: Mapping[Any, list[Kept]] | None = None) -> Kept:
    columns = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
    return columns | {ROWS: (below or {}).get(row.pk, [])}


def _made[Row: models.Model](model: type[Row], kept: Iterable[Kept]) -> list[Row]:
    columns = {each.attname: each for each in model._meta.concrete_fields}
    return [
        model(**{name: columns[name].to_python(value) for name, value in row.items() if name in columns})
        for row in kept
    ]
