"""Every address of the product: each room's own pages and API, and the shell's."""

from django.urls import include, path

from therapy import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("healthz/deep", health.deep, name="healthz_deep"),
    path("readyz", health.ready, name="readyz"),
    path("sign-in/", include("clients.practices.sign_in_urls")),
    path("", include("clients.practices.urls")),
    path("", include("clients.records.urls")),
    path("", include("therapy.assessments.urls")),
    path("", include("therapy.outcomes.urls")),
    path("", include("therapy.intake.urls")),
    path("", include("therapy.reports.urls")),
    path("", include("programmes.library.urls")),
    path("", include("programmes.prescribing.urls")),
    path("", include("programmes.training.urls")),
    path("", include("programmes.handouts.urls")),
    path("", include("programmes.calendars.urls")),
    path("", include("programmes.reminders.urls")),
    path("api/", include("therapy.api_urls")),
]

handler400 = "therapy.errors.bad_request"
handler403 = "therapy.errors.forbidden"
handler404 = "therapy.errors.not_found"
handler500 = "therapy.errors.server_error"
