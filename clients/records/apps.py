from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "clients.records"
    label = "records"
