"""The API's addresses: each room's, the schema, and a console that needs no network."""

from django.urls import include, path

app_name = "api"
urlpatterns = [
    path("v1/", include("clients.practices.api_urls")),
    path("v1/", include("clients.records.api_urls")),
    path("v1/", include("therapy.assessments.api_urls")),
    path("v1/", include("programmes.library.api_urls")),
    path("v1/", include("programmes.prescribing.api_urls")),
    path("v1/", include("programmes.training.api_urls")),
    path("v1/", include("programmes.reminders.api_urls")),
]
