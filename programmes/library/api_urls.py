from django.urls import path

from programmes.library import api
from programmes.library.own import api as own

urlpatterns = [
    path("exercises/", api.Exercises.as_view(), name="exercises"),
    path("exercises/<slug:exercise_id>/", api.OneExercise.as_view(), name="exercise"),
    path("own-exercises/", own.OwnExercises.as_view(), name="own_exercises"),
    path("own-exercises/files/", own.OwnFiles.as_view(), name="own_files"),
    path("own-exercises/<uuid:own_id>/", own.OneOwnExercise.as_view(), name="own_exercise"),
    path("own-exercises/<uuid:own_id>/review/", own.ReviewOwn.as_view(), name="review_own"),
    path("own-exercises/<uuid:own_id>/retire/", own.RetireOwn.as_view(), name="retire_own"),
    path("own-exercises/<uuid:own_id>/bring-back/", own.BringBackOwn.as_view(), name="bring_back_own"),
    path("templates/", api.Templates.as_view(), name="templates"),
    path("templates/<slug:template_id>/", api.OneTemplate.as_view(), name="template"),
]
