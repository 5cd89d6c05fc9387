from django.urls import path

from programmes.prescribing import api

urlpatterns = [
    path("programmes/", api.Programmes.as_view(), name="programmes"),
    path("programmes/<uuid:programme_id>/", api.OneProgramme.as_view(), name="programme"),
    path("assessments/<uuid:assessment_id>/programmes/", api.Drafts.as_view(), name="draft_programme"),
    path("prescriptions/<uuid:prescription_id>/dose/", api.OneDose.as_view(), name="change_dose"),
]
