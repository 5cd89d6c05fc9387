"""When to stop and whom to call, in the words of the knowledge."""

from datetime import datetime

from clients.records.models import Client
from programmes.training.pain import red_from
from programmes.training.questions import is_after_birth, stop_signs

NO_BREAK = "\N{NO-BREAK SPACE}"
NOT_SETTLED = "if the pain is not back to what it was by the next morning"
AFTER_BIRTH = "that brings any leak, heaviness, bulge or doming."


def stop_lines(client: Client, *, now: datetime) -> list[tuple[str, str]]:
    """Each a lead and what follows: when to stop an exercise, when to call the practice, when to call for help."""
    practice = client.practice
    reach = ", ".join(filter(None, (practice.name, practice.phone.replace(" ", NO_BREAK))))
    lines = [
        ("Stop the exercise", f"if your pain reaches {red_from()} of 10."),
        ("Call us", f"{NOT_SETTLED}: {reach}."),
        (
            f"Stop and call {practice.emergency_number} or go to the emergency department",
            f"for any of these: {', '.join(stop_signs())}.",
        ),
    ]
    if is_after_birth(client, now=now):
        lines.insert(1, ("Stop the exercise", AFTER_BIRTH))
    return lines
