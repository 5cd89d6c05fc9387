from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "therapy.assessments"
    label = "assessments"
