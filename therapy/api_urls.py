"""The API's addresses: one router per room, the schema, and a console that needs no network."""

from typing import Any

urlpatterns: list[Any] = []
