from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "therapy.outcomes"
    label = "outcomes"
