from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "clients.practices"
    label = "practices"
