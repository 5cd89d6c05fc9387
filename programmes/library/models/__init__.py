from programmes.library.models.media import FileKind, StoredFile
from programmes.library.models.own import OwnExercise, OwnRevision, OwnState
from programmes.library.models.poses import PoseState, PoseVersion
from programmes.library.models.templates import ProgrammeTemplate, TemplateState, TemplateVersion

__all__ = [
    "FileKind",
    "OwnExercise",
    "OwnRevision",
    "OwnState",
    "PoseState",
    "PoseVersion",
    "ProgrammeTemplate",
    "StoredFile",
    "TemplateState",
    "TemplateVersion",
]
