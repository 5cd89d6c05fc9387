"""The sessions a client does: today's, what was logged, and what the therapist should look at."""

from django.urls import path

from programmes.training import api

urlpatterns = [
    path("clients/<uuid:client_id>/sessions/", api.ClientSessions.as_view(), name="client_sessions"),
    path("programmes/<uuid:programme_id>/publish/", api.PublishProgramme.as_view(), name="publish_programme"),
    path("my/today/", api.MyToday.as_view(), name="my_today"),
    path("my/sessions/<uuid:session_id>/", api.MySession.as_view(), name="my_session"),
    path("my/sessions/<uuid:session_id>/start/", api.MySessionStart.as_view(), name="my_session_start"),
    path("my/sessions/<uuid:session_id>/sets/", api.MySessionSets.as_view(), name="my_session_sets"),
    path("my/sessions/<uuid:session_id>/finish/", api.MySessionFinish.as_view(), name="my_session_finish"),
]
