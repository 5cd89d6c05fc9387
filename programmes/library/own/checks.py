"""What an own exercise has to say before it can be kept."""

from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from programmes.library.models import FileKind, OwnRevision, StoredFile
from therapy.knowledge import load_library

type Said = tuple[str, str]
NOT_KNOWN = "The library does not know {unknown}. Choose from the list."
NOT_SAID = frozenset({"exercise", "practice", "number", "edits", "written_by", "reviewed_by", "reviewed_at"})
LONGEST_LINE, MOST_LINES = 200, 12


def check_revision(revision: OwnRevision) -> None:
    """Raises ValidationError with, for each field, a sentence that says what to do."""
    errors: dict[str, list[str]] = {}
    try:
        revision.clean_fields(exclude=NOT_SAID)
    except ValidationError as wrong:
        errors = {**wrong.message_dict}
    if not revision.primary:
        errors["primary"] = ["Choose at least one muscle that works mainly."]
    for field, sentence in _wrong(revision):
        errors.setdefault(field, []).append(sentence)
    if errors:
        raise ValidationError(errors)


def _wrong(revision: OwnRevision) -> Iterator[Said]:
    library = load_library()
    for field, known in (
        ("primary", library.muscles),
        ("secondary", library.muscles),
        ("avoid", library.tags),
        ("caution", library.tags),
    ):
        yield from _unknown(field, getattr(revision, field), known)
    if both := set(revision.primary) & set(revision.secondary):
        names = ", ".join(sorted(library.muscles[each].name for each in both if each in library.muscles))
        yield "secondary", f"{names}: named as working mainly already. Leave it in one of the two."
    for field in ("cues", "common_faults", "equipment"):
        yield from _long_lines(field, getattr(revision, field))
    yield from _unusable_figure(revision)


def _unknown(field: str, ids: Iterable[str], known: Collection[str]) -> Iterator[Said]:
    if unknown := sorted(set(ids) - set(known)):
        yield field, NOT_KNOWN.format(unknown=", ".join(unknown))


def _long_lines(field: str, lines: list[str]) -> Iterator[Said]:
    if len(lines) > MOST_LINES:
        yield field, f"At most {MOST_LINES} lines. These are {len(lines)}."
    if any(len(line) > LONGEST_LINE for line in lines):
        yield field, f"At most {LONGEST_LINE} letters a line. Break the longest in two."


def _unusable_figure(revision: OwnRevision) -> Iterator[Said]:
    if revision.link and urlsplit(revision.link).scheme != "https":
        yield "link", "Only links that begin with https:// are shown to clients."
    if revision.pose_from and revision.pose_from not in load_library().poses:
        yield "pose_from", "No drawing goes by that name. Choose an exercise from the list."
    for field, kind in (("picture", FileKind.PICTURE), ("video", FileKind.VIDEO)):
        file: StoredFile | None = getattr(revision, field)
        if file and (file.kind != kind or file.practice_id != revision.practice_id):
            yield field, "This file cannot be shown here. Choose it again."
