"""The API's addresses: each room's, the schema, and a console that needs no network."""

from django.urls import include, path

from therapy import api_console

app_name = "api"
urlpatterns = [
    path("", api_console.console, name="console"),
    path("openapi.yaml", api_console.Schema.as_view(), name="schema"),
    path("v1/", include("clients.practices.api_urls")),
    path("v1/", include("clients.records.api_urls")),
    path("v1/", include("therapy.assessments.api_urls")),
    path("v1/", include("programmes.library.api_urls")),
    path("v1/", include("programmes.prescribing.api_urls")),
    path("v1/", include("programmes.training.api_urls")),
    path("v1/", include("programmes.reminders.api_urls")),
]
