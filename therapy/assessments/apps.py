from django.apps import AppConfig

from clients.records.words import lend
from therapy.knowledge import load_library


class AssessmentsConfig(AppConfig):
    name = "therapy.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Lend a client's record the names of the cautions and regions it keeps by id."""
        lend("tag", lambda: {tag.id: tag.name for tag in load_library().tags.values()})
        lend("region", lambda: {region.id: region.name for region in load_library().regions.values()})
