from django.urls import path

from therapy.outcomes.views import phone, sending, staff

app_name = "outcomes"
urlpatterns = [
    path("clients/<uuid:client_id>/measures/", staff.panel, name="panel"),
    path("clients/<uuid:client_id>/measures/ask/", staff.ask, name="ask"),
    path("clients/<uuid:client_id>/measures/total/", staff.type_in, name="type_in"),
    path("measures/<uuid:request_id>/stop/", staff.stop, name="stop"),
    path("measures/<uuid:request_id>/in-person/", staff.in_person, name="in_person"),
    path("measures/<uuid:request_id>/link/", sending.link, name="link"),
    path("q/<str:token>/", phone.answer_by_link, name="answer_by_link"),
    path("my/questions/", phone.my_questions, name="my_questions"),
    path("my/questions/<uuid:request_id>/", phone.my_answer, name="my_answer"),
]
