from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "programmes.calendars"
    label = "calendars"
