from typing import Any

app_name = "prescribing"
urlpatterns: list[Any] = []
