from django.urls import path

from programmes.prescribing.views import changes, checks, choosing, drafting, page, programmes, renewing, using

app_name = "prescribing"
urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<uuid:programme_id>/", page.programme, name="programme"),
    path("programmes/<uuid:programme_id>/checks/", checks.checks, name="checks"),
    path("programmes/<uuid:programme_id>/revise/", programmes.revise, name="revise"),
    path("assessments/<uuid:assessment_id>/draft/", drafting.draft, name="draft"),
    path("clients/<uuid:client_id>/programme/", programmes.panel, name="panel"),
    path("prescriptions/<uuid:prescription_id>/dose/", changes.change_dose, name="change_dose"),
    path("prescriptions/<uuid:prescription_id>/exercise/", changes.change_exercise, name="change_exercise"),
    path("prescriptions/<uuid:prescription_id>/newer/", renewing.use_newer_version, name="use_newer_version"),
    path("prescriptions/<uuid:prescription_id>/move/", changes.move, name="move"),
    path("prescriptions/<uuid:prescription_id>/remove/", changes.remove, name="remove"),
    path("workouts/<uuid:workout_id>/add/", changes.add_exercise, name="add_exercise"),
    path("workouts/<uuid:workout_id>/restore/", changes.restore, name="restore"),
    path("workouts/<uuid:workout_id>/choices/", choosing.choices, name="choices"),
    path("exercises/<slug:exercise_id>/programmes/", using.using, name="using"),
    path("stages/<uuid:stage_id>/change/", changes.change_stage, name="change_stage"),
]
