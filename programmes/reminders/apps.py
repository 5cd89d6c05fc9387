from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "programmes.reminders"
    label = "reminders"
