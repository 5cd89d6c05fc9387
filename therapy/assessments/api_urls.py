from django.urls import path

from therapy.assessments import api
from therapy.assessments.signing import api as signing

urlpatterns = [
    path("clients/<uuid:client_id>/assessments/", api.ClientAssessments.as_view(), name="client_assessments"),
    path("assessments/<uuid:assessment_id>/", api.OneAssessment.as_view(), name="assessment"),
    path("assessments/<uuid:assessment_id>/findings/", api.Findings.as_view(), name="assessment_findings"),
    path(
        "assessments/<uuid:assessment_id>/measurements/",
        api.Measurements.as_view(),
        name="assessment_measurements",
    ),
    path("assessments/<uuid:assessment_id>/finish/", api.Finish.as_view(), name="assessment_finish"),
    path("assessments/<uuid:assessment_id>/hypotheses/", api.Hypotheses.as_view(), name="assessment_hypotheses"),
    path("assessments/<uuid:assessment_id>/decisions/", api.Decisions.as_view(), name="assessment_decisions"),
    path("assessments/<uuid:assessment_id>/signature/", signing.Signing.as_view(), name="assessment_signature"),
    path("assessments/<uuid:assessment_id>/addenda/", signing.Addenda.as_view(), name="assessment_addenda"),
]
