from celery import shared_task

from programmes.reminders.looking import look


@shared_task
def tick() -> None:
    look()
