from django.urls import path

from programmes.handouts.views import opening, printing

app_name = "handouts"
urlpatterns = [
    path("programmes/<uuid:programme_id>/handout/", printing.handout, name="handout"),
    path("programmes/<uuid:programme_id>/handout/pdf/", printing.pdf, name="pdf"),
    path("programmes/<uuid:programme_id>/handout/keep/", printing.keep, name="keep"),
    path("programmes/<uuid:programme_id>/handout/renew/", printing.renew, name="renew"),
    path("e/", opening.code, name="code"),
    path("e/<str:code>/", opening.exercises, name="exercises"),
]
