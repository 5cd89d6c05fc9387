from django.apps import AppConfig

from clients.records.rescreening import lend_days
from clients.records.words import lend
from therapy.knowledge import load_library


class AssessmentsConfig(AppConfig):
    name = "therapy.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Lend a client's record names for ids, how long a screen holds, and what assessments have to tell."""
        from clients.records.charts import lend_charts
        from clients.records.timeline import tell
        from therapy.assessments.telling import assessments_told, gap_charted

        tell(assessments_told)
        lend_charts(gap_charted)
        lend_days(lambda: load_library().screening.rescreen.every_days)
        lend("tag", lambda: {tag.id: tag.name for tag in load_library().tags.values()})
        lend("region", lambda: {region.id: region.name for region in load_library().regions.values()})
