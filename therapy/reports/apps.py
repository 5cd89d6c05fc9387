from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "therapy.reports"
    label = "reports"
