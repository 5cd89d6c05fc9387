from django.apps import AppConfig


class PrescribingConfig(AppConfig):
    name = "programmes.prescribing"
    label = "prescribing"
