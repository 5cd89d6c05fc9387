from django.apps import AppConfig


class HandoutsConfig(AppConfig):
    name = "programmes.handouts"
    label = "handouts"
