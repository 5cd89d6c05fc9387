from django.urls import path

from programmes.reminders.views import mine, staff, stopping

app_name = "reminders"
urlpatterns = [
    path("reminders/", staff.outbox, name="outbox"),
    path("reminders/today/", staff.today_panel, name="today_panel"),
    path("clients/<uuid:client_id>/reminders/", staff.panel, name="panel"),
    path("my/reminders/", mine.my_reminders, name="my_reminders"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("messages/events/", stopping.events, name="events"),
]
