from django.urls import path

from therapy.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("clients/<uuid:client_id>/measures/", views.panel, name="panel"),
    path("clients/<uuid:client_id>/measures/ask/", views.ask, name="ask"),
    path("clients/<uuid:client_id>/measures/total/", views.type_in, name="type_in"),
    path("measures/<uuid:request_id>/stop/", views.stop, name="stop"),
    path("my/questions/", views.my_questions, name="my_questions"),
    path("my/questions/<uuid:request_id>/", views.my_answer, name="my_answer"),
]
