from django.urls import path

from programmes.calendars.views import choosing, feed

app_name = "calendars"
urlpatterns = [
    path("calendar/<str:token>.ics", feed.feed, name="feed"),
    path("my/calendar/", choosing.my_calendar, name="my_calendar"),
    path("clients/<uuid:client_id>/calendar/", choosing.calendar, name="calendar"),
]
