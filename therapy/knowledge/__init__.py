"""What is known, and by whom it was published: reviewed records, read strictly, pure Python.

`load_library()` is the entry: the whole knowledge as one frozen, cached `Library`.
"""

from therapy.knowledge.library import Library
from therapy.knowledge.loading import KnowledgeError, load_library

__all__ = ["KnowledgeError", "Library", "load_library"]
