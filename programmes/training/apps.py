from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "programmes.training"
    label = "training"

    def ready(self) -> None:
        """Tell a client's page what was done."""
        from clients.records.charts import lend_charts
        from clients.records.timeline import tell
        from programmes.prescribing.pacing.doing import tell_what_was_done, tell_when_stages_run
        from programmes.training.gates.steps import weeks_of
        from programmes.training.logged import logged_of
        from programmes.training.telling import sessions_charted, sessions_told

        tell(sessions_told)
        tell_what_was_done(logged_of)
        tell_when_stages_run(weeks_of)
        lend_charts(sessions_charted)
