from celery import shared_task

from therapy import statistics


@shared_task
def take_statistics() -> None:
    statistics.take_statistics()
