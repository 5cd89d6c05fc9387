"""Who is who in the demo practice. Seeding makes these people; the demo bar signs in as them, in demo mode only."""

from collections.abc import Mapping
from dataclasses import dataclass

from clients.practices.models import Person


@dataclass(frozen=True)
class DemoPerson:
    name: str
    email: str


TESS = DemoPerson("Tess Okafor", "tess@demo.plumbline.test")
JOEL = DemoPerson("Joel Brandt", "joel@demo.plumbline.test")
MINA = DemoPerson("Mina Sato", "mina@demo.plumbline.test")
MAREN = DemoPerson("Maren Aldous", "maren@demo.plumbline.test")

# Whom each button of the demo bar enters as.
ENTER_AS: Mapping[str, DemoPerson] = {"therapist": TESS, "client": MAREN, "admin": MINA}


def person_behind(role: str) -> Person | None:
    """The person a button of the demo bar enters as; None while the demo practice is still being made."""
    return Person.objects.filter(email=ENTER_AS[role].email).first()
