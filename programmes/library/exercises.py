"""The one place to look an exercise up: the knowledge's, or the practice's own in the same shape.

A key is an id of the knowledge or, as text, that of an own exercise. Clients see their practice's exercises too and
are no members, so a practice is asked for by its id.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from uuid import UUID

from programmes.library.models import OwnRevision
from programmes.library.models.own import OwnRevisionQuerySet
from programmes.library.own.record import OwnRecord, record_of, revision_of
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Exercise


def exercise_for(practice_id: UUID, key: str) -> Exercise | None:
    """The exercise of this key: as last reviewed or, where it never was, as drafted. None if there is none."""
    return exercises_for(practice_id, [key]).get(key)


def exercises_for(practice_id: UUID, keys: Iterable[str]) -> Mapping[str, Exercise]:
    """Those of the keys that name an exercise. One query where some are not the knowledge's, else none."""
    wanted, known = set(keys), load_library().exercises
    found: dict[str, Exercise] = {key: known[key] for key in wanted & known.keys()}
    if own := [UUID(key) for key in wanted - known.keys() if is_own(key)]:
        rows = OwnRevision.across_practices.filter(practice_id=practice_id, exercise__in=own)
        reviewed_last = sorted(rows, key=lambda row: (not row.is_draft, row.number))
        found |= {str(row.exercise_id): record_of(row) for row in reviewed_last}
    return found


def library_of(practice_id: UUID) -> Mapping[str, Exercise]:
    """All that this practice can prescribe: the knowledge's exercises and its own reviewed ones. One query."""
    return {**load_library().exercises, **_prescribable(OwnRevision.across_practices.filter(practice_id=practice_id))}


def prescribable_for(practice_id: UUID, key: str) -> Exercise | None:
    """The exercise of this key, if it can be prescribed anew: drafts and retired ones cannot."""
    if found := load_library().exercises.get(key):
        return found
    rows = OwnRevision.across_practices.filter(practice_id=practice_id, exercise=UUID(key)) if is_own(key) else None
    return None if rows is None else _prescribable(rows).get(key)


def own_names_of(practice_id: UUID) -> frozenset[str]:
    """What the practice calls and ever called its own exercises, for itself and for clients. One query."""
    rows = OwnRevision.across_practices.filter(practice_id=practice_id).values_list("name", "plain_name")
    return frozenset(name for names in rows for name in names if name)


def outdated_among(practice_id: UUID, revisions: Iterable[OwnRevision]) -> frozenset[UUID]:
    """The ids of those that a later review has taken the place of. One query where there are any, else none."""
    held = {row.pk: str(row.exercise_id) for row in revisions}
    if not held:
        return frozenset()
    rows = OwnRevision.across_practices.filter(practice_id=practice_id, exercise__in=set(held.values()))
    newest = {key: revision_of(record) for key, record in _prescribable(rows).items()}
    return frozenset(pk for pk, key in held.items() if newest.get(key, pk) != pk)


def is_own(key: str) -> bool:
    """Whether a key can be that of an own exercise."""
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False


def knowledge_with(own: Iterable[Exercise]) -> Library:
    """The knowledge, with own exercises for what has to look them up in it; the same ones give the same library."""
    records = sorted((each for each in set(own) if isinstance(each, OwnRecord)), key=lambda each: each.id)
    return _knowledge_with(tuple(records)) if records else load_library()


@lru_cache(maxsize=32)
def _knowledge_with(own: tuple[OwnRecord, ...]) -> Library:
    return load_library().with_exercises({each.id: each for each in own})


def _prescribable(rows: OwnRevisionQuerySet) -> dict[str, Exercise]:
    return {str(row.exercise_id): record_of(row) for row in rows.prescribable()}
