from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "programmes.training"
    label = "training"
