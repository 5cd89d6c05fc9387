from typing import Any

app_name = "library"
urlpatterns: list[Any] = []
