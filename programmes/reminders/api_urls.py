from django.urls import path

from programmes.reminders import api

urlpatterns = [path("reminders/", api.Reminders.as_view(), name="reminders")]
