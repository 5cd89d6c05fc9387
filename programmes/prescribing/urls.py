from django.urls import path

from programmes.prescribing.pacing import setting_views
from programmes.prescribing.pacing import views as pacing
from programmes.prescribing.reasons import views as reasons
from programmes.prescribing.templates import views as offering
from programmes.prescribing.views import (
    changes,
    checks,
    choosing,
    doses,
    drafting,
    page,
    placing,
    programmes,
    renewing,
    shaping,
    swapping,
    undoing,
    using,
)

app_name = "prescribing"
urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/offers/", offering.offers, name="offers"),
    path("programmes/<uuid:programme_id>/offer/", offering.offer, name="offer"),
    path("programmes/<uuid:programme_id>/offer/accept/", offering.accept, name="accept_offer"),
    path("programmes/<uuid:programme_id>/offer/decline/", offering.decline, name="decline_offer"),
    path("programmes/<uuid:programme_id>/", page.programme, name="programme"),
    path("programmes/<uuid:programme_id>/checks/", checks.checks, name="checks"),
    path("programmes/pace/", setting_views.pace, name="pace"),
    path("programmes/pace/usual/", setting_views.usual_pace, name="usual_pace"),
    path("programmes/<uuid:programme_id>/pacing/", pacing.pacing, name="pacing"),
    path("versions/<uuid:version_id>/pacing/smooth/", pacing.smooth, name="pacing_smooth"),
    path("versions/<uuid:version_id>/pacing/keep/", pacing.keep, name="pacing_keep"),
    path("programmes/<uuid:programme_id>/revise/", programmes.revise, name="revise"),
    path("programmes/<uuid:programme_id>/mend/", checks.mend, name="mend"),
    path("programmes/<uuid:programme_id>/keep/", checks.keep, name="keep"),
    path("programmes/<uuid:programme_id>/undo/", undoing.undo, name="undo"),
    path("programmes/<uuid:programme_id>/redo/", undoing.redo, name="redo"),
    path("assessments/<uuid:assessment_id>/draft/", drafting.draft, name="draft"),
    path("clients/<uuid:client_id>/programme/", programmes.panel, name="panel"),
    path("prescriptions/<uuid:prescription_id>/dose/", doses.change_dose, name="change_dose"),
    path("prescriptions/<uuid:prescription_id>/dose/typed/", doses.type_dose, name="type_dose"),
    path("prescriptions/<uuid:prescription_id>/dose/read/", doses.read_dose, name="read_dose"),
    path("prescriptions/<uuid:prescription_id>/exercise/", changes.change_exercise, name="change_exercise"),
    path("prescriptions/<uuid:prescription_id>/swap/", swapping.swap, name="swap"),
    path("prescriptions/<uuid:prescription_id>/newer/", renewing.use_newer_version, name="use_newer_version"),
    path("prescriptions/<uuid:prescription_id>/place/", placing.place, name="place"),
    path("prescriptions/<uuid:prescription_id>/reasons/", reasons.reasons, name="reasons"),
    path("prescriptions/<uuid:prescription_id>/remove/", placing.remove, name="remove"),
    path("workouts/<uuid:workout_id>/add/", placing.add_exercise, name="add_exercise"),
    path("workouts/<uuid:workout_id>/copy/", shaping.copy_workout, name="copy_workout"),
    path("workouts/<uuid:workout_id>/remove/", shaping.remove_workout, name="remove_workout"),
    path("workouts/<uuid:workout_id>/choices/", choosing.choices, name="choices"),
    path("exercises/<slug:exercise_id>/programmes/", using.using, name="using"),
    path("stages/<uuid:stage_id>/change/", shaping.change_stage, name="change_stage"),
    path("stages/<uuid:stage_id>/copy/", shaping.copy_stage, name="copy_stage"),
    path("stages/<uuid:stage_id>/split/", shaping.split_stage, name="split_stage"),
    path("stages/<uuid:stage_id>/remove/", shaping.remove_stage, name="remove_stage"),
]
