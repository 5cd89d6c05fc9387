"""The manual: what is known, as pages for people to read, written from the records themselves."""

from therapy.knowledge.manual.pages import manual

__all__ = ["manual"]
