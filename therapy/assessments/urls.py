from django.urls import include, path

from therapy.assessments.views import (
    about,
    again,
    changing,
    examination,
    muscles,
    own,
    panel,
    recording,
    result,
    since,
    start,
    tablet,
)

app_name = "assessments"
urlpatterns = [
    path("clients/<uuid:client_id>/assessments/", panel.panel, name="panel"),
    path("clients/<uuid:client_id>/assessments/start/", start.start, name="start"),
    path("clients/<uuid:client_id>/screen/", start.screen, name="screen"),
    path("assessments/worker.js", tablet.worker, name="worker"),
    path("assessments/away/", tablet.away, name="away"),
    path("assessments/<uuid:assessment_id>/", recording.go_on, name="assessment"),
    path("", include("therapy.assessments.battery.urls")),
    path("assessments/<uuid:assessment_id>/tests/<str:test_id>/", recording.test, name="test"),
    path(
        "assessments/<uuid:assessment_id>/tests/<str:test_id>/nothing-seen/",
        recording.nothing_seen,
        name="nothing_seen",
    ),
    path("assessments/<uuid:assessment_id>/tests/<str:test_id>/skip/", recording.skip, name="skip"),
    path("assessments/<uuid:assessment_id>/examination/", examination.examination, name="examination"),
    path("assessments/<uuid:assessment_id>/changes/", changing.change, name="change"),
    path("assessments/<uuid:assessment_id>/finish/", result.finish, name="finish"),
    path("assessments/<uuid:assessment_id>/result/", result.result, name="result"),
    path("assessments/<uuid:assessment_id>/muscles/", muscles.muscles, name="muscles"),
    path("assessments/<uuid:assessment_id>/muscles/<str:muscle_id>/", muscles.muscle, name="muscle"),
    path("assessments/<uuid:assessment_id>/look-again/", again.look_again, name="look_again"),
    path("assessments/<uuid:assessment_id>/own-hypotheses/", own.add, name="add_hypothesis"),
    path("assessments/<uuid:assessment_id>/since/", since.since, name="since"),
    path("", include("therapy.assessments.photos.urls")),
    path("", include("therapy.assessments.signing.urls")),
    path("about-the-model/", about.about_model, name="about_model"),
    path("assessments/<uuid:assessment_id>/decisions/", result.decide, name="decide"),
]
