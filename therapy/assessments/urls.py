from typing import Any

app_name = "assessments"
urlpatterns: list[Any] = []
