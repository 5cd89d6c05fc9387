from django.apps import AppConfig


class PrescribingConfig(AppConfig):
    name = "programmes.prescribing"
    label = "prescribing"

    def ready(self) -> None:
        from clients.records.timeline import tell
        from programmes.library.media.seeing import show_to_clients
        from programmes.library.own.use import count_uses
        from programmes.library.templates.use import count_clients
        from programmes.prescribing.reporting import plan_in_force
        from programmes.prescribing.showing import shows_file, uses_of
        from programmes.prescribing.telling import programmes_told
        from programmes.prescribing.templates.offering import clients_on
        from therapy.reports.plans import tell_plans

        show_to_clients(shows_file)
        count_uses(uses_of)
        count_clients(clients_on)
        tell_plans(plan_in_force)
        tell(programmes_told)
