"""Case files: one assessment as a text, read strictly, for the main job without a browser."""

from therapy.reasoning.cases.reading import Case, read_case

__all__ = ["Case", "read_case"]
