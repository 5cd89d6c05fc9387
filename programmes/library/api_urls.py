from django.urls import path

from programmes.library import api
from programmes.library.own import api as own
from programmes.library.templates import api as templates

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
    path("templates/<slug:template_id>/file/", templates.OriginalFile.as_view(), name="template_file"),
    path("practice-templates/", templates.PracticeTemplates.as_view(), name="practice_templates"),
    path("practice-templates/<uuid:kept_id>/", templates.OnePracticeTemplate.as_view(), name="practice_template"),
    path(
        "practice-templates/<uuid:kept_id>/versions/<int:number>/file/",
        templates.VersionFile.as_view(),
        name="practice_template_file",
    ),
]
