from django.urls import path

from therapy.assessments.signing import views

urlpatterns = [
    path("assessments/<uuid:assessment_id>/signing/", views.signing, name="signing"),
    path("assessments/<uuid:assessment_id>/sign/", views.sign, name="sign"),
    path("assessments/<uuid:assessment_id>/addenda/", views.add, name="add_addendum"),
]
