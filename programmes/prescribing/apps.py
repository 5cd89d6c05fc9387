from django.apps import AppConfig


class PrescribingConfig(AppConfig):
    name = "programmes.prescribing"
    label = "prescribing"

    def ready(self) -> None:
        from programmes.library.media.seeing import show_to_clients
        from programmes.library.own.use import count_uses
        from programmes.prescribing.showing import shows_file, uses_of

        show_to_clients(shows_file)
        count_uses(uses_of)
