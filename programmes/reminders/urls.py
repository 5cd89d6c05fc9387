from django.urls import path

from programmes.reminders import views

app_name = "reminders"
urlpatterns = [
    path("reminders/", views.outbox, name="outbox"),
    path("reminders/today/", views.today_panel, name="today_panel"),
    path("clients/<uuid:client_id>/reminders/", views.panel, name="panel"),
    path("my/reminders/", views.my_reminders, name="my_reminders"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
