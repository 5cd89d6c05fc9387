"""What is known, and by whom it was published: reviewed records, read strictly, pure Python."""

from therapy.knowledge.library import Library

__all__ = ["Library"]
