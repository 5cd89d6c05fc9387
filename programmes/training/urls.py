from django.urls import path

from programmes.training.bulk import views as bulk
from programmes.training.views import doing, gates, life, morning, phone, preview, publishing, staff

app_name = "training"
urlpatterns = [
    path("today/", staff.today, name="today"),
    path("programmes/<uuid:programme_id>/publish/", publishing.publish, name="publish"),
    path("programmes/<uuid:programme_id>/changes/", publishing.changes, name="changes"),
    path("programmes/<uuid:programme_id>/life/", life.life, name="life"),
    path("programmes/<uuid:programme_id>/pause/", life.turn, {"kind": "paused"}, name="pause"),
    path("programmes/<uuid:programme_id>/resume/", life.turn, {"kind": "resumed"}, name="resume"),
    path("programmes/<uuid:programme_id>/extend/", life.turn, {"kind": "extended"}, name="extend"),
    path("programmes/<uuid:programme_id>/end/", life.turn, {"kind": "ended"}, name="end"),
    path("programmes/<uuid:programme_id>/gates/", gates.gates, name="gates"),
    path("programmes/<uuid:programme_id>/gates/open/", gates.decide, {"deed": "opened"}, name="open_stage"),
    path("programmes/<uuid:programme_id>/gates/hold/", gates.decide, {"deed": "held"}, name="hold_stage"),
    path("programmes/<uuid:programme_id>/gates/back/", gates.decide, {"deed": "stepped_back"}, name="step_back"),
    path("programmes/<uuid:programme_id>/gates/ease/", gates.ease, name="ease_stage"),
    path("programmes/<uuid:programme_id>/gates/seen/", gates.see, name="see_criterion"),
    path("programmes/<uuid:programme_id>/rhythm/", life.rhythm, name="rhythm"),
    path("programmes/<uuid:programme_id>/summary/", life.summary, name="summary"),
    path("programmes/replace/", bulk.replace, name="replace"),
    path("programmes/class/", bulk.new_class, name="new_class"),
    path("programmes/<uuid:programme_id>/preview/", preview.preview, name="preview"),
    path("clients/<uuid:client_id>/training/", staff.panel, name="panel"),
    path("my/today/", phone.my_today, name="my_today"),
    path("my/morning/", morning.my_morning, name="my_morning"),
    path("my/sessions/<uuid:session_id>/morning/", morning.answer, name="my_answer_morning"),
    path("my/progress/", phone.my_progress, name="my_progress"),
    path("my/sessions/<uuid:session_id>/", phone.my_session, name="my_session"),
    path("my/sessions/<uuid:session_id>/start/", doing.start, name="my_start"),
    path("my/sessions/<uuid:session_id>/sets/", doing.log_set, name="my_log_set"),
    path("my/sessions/<uuid:session_id>/sets/<uuid:log_id>/undo/", doing.undo_set, name="my_undo_set"),
    path("my/sessions/<uuid:session_id>/exercises/<int:number>/hurts/", doing.hurts, name="my_hurts"),
    path("my/sessions/<uuid:session_id>/stop/", doing.stop, name="my_stop"),
    path("my/sessions/<uuid:session_id>/finish/", doing.finish, name="my_finish"),
]
