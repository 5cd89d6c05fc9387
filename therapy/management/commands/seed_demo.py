from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from therapy.demo.people import sign_ins
from therapy.demo.seeding import seed_demo


class Command(BaseCommand):
    """Fill an empty installation with the demo practice. Running it again changes nothing. Prints the sign-ins."""

    help = "Make the demo practice, once. Only with DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo. Set DEMO=1 if you want invented clients in this database.")
        seed_demo(now=timezone.now())
        self.stdout.write(sign_ins())
