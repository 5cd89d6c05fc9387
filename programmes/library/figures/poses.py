"""Finding poses: those of the knowledge, or single files that are still being written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from programmes.library.figures.script import Script, script_of
from therapy.knowledge import Library
from therapy.knowledge.folder import FolderReader
from therapy.knowledge.loading import DATA
from therapy.knowledge.reading import Problem, ReadingError, read_mapping
from therapy.knowledge.records import Pose

POSES = DATA / "poses"


def drafting_library() -> Library:
    """The knowledge as far as it can be read, so that one unfinished pose does not hold up another."""
    return Library(**FolderReader(DATA).catalogue(), version="draft")


def files_of(wanted: Iterable[str]) -> Iterator[Path]:
    """The file of each id, or the path itself where it is one; all poses where nothing is wanted."""
    names = list(wanted)
    if not names:
        yield from sorted(POSES.glob("*.yaml"))
    for name in names:
        yield Path(name) if name.endswith(".yaml") else POSES / f"{name}.yaml"


def script_in(path: Path, library: Library) -> Script:
    """The script of the pose in a file. Raises ReadingError with every mistake."""
    pose = read_mapping(Pose, path.read_text(encoding="utf-8"), file=path.name, known=library.ids)
    if pose.id not in library.exercises and pose.id not in library.tests:
        raise ReadingError([Problem(path.name, 1, f"no exercise or test is called '{pose.id}'.", "id")])
    return script_for(pose, library)


def script_for(pose: Pose, library: Library) -> Script:
    return script_of(pose, library.positions[pose.position], library.exercises.get(pose.id))


def name_of(pose_id: str, library: Library) -> str:
    """The name of the exercise or test a pose shows."""
    return (library.exercises.get(pose_id) or library.tests[pose_id]).name


def limits_in(library: Library) -> dict[str, list[float]]:
    """How far each angle may go, as the checks take it."""
    return {limit.id: list(limit.range) for limit in library.joint_limits.values()}
