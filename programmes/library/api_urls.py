from django.urls import path

from programmes.library import api

urlpatterns = [
    path("exercises/", api.Exercises.as_view(), name="exercises"),
    path("exercises/<slug:exercise_id>/", api.OneExercise.as_view(), name="exercise"),
    path("templates/", api.Templates.as_view(), name="templates"),
    path("templates/<slug:template_id>/", api.OneTemplate.as_view(), name="template"),
]
