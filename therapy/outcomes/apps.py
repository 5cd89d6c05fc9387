from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "therapy.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        """Tell a client's timeline what was measured."""
        from clients.records.timeline import tell
        from therapy.outcomes.telling import measures_told

        tell(measures_told)
