from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member, Practice
from clients.practices.zones import wrong_zone


@transaction.atomic
def change_practice(*, name: str, time_zone: str, emergency_number: str, phone: str = "", by: Member) -> Practice:
    """Change the practice's name, clock and own telephone, and whom clients call in an emergency."""
    practice = Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)
    if sentence := wrong_zone(time_zone):
        raise ValidationError({"time_zone": sentence})
    practice.name, practice.time_zone, practice.emergency_number = name, time_zone, emergency_number
    practice.phone = phone
    practice.full_clean()
    practice.save(update_fields=["name", "time_zone", "emergency_number", "phone"])
    audit.record("practice.changed", subject=practice, by=by)
    return practice


@transaction.atomic
def switch_suggestions(*, on: bool, by: Member) -> Practice:
    """Have hypotheses suggested in this practice, or not. What was decided and prescribed before stays as it is."""
    practice = Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)
    if practice.suggestions is on:
        return practice
    practice.suggestions = on
    practice.save(update_fields=["suggestions"])
    audit.record(f"suggestions.turned_{'on' if on else 'off'}", subject=practice, by=by)
    return practice
