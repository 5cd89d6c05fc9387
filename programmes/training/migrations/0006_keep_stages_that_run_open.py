"""Stages that running programmes had come to were open without a decision; each gets one, so that none is taken back."""

from datetime import date, timedelta
from typing import Any

from django.db import migrations
from django.utils import timezone

from clients.practices.ids import uuid7

REASON = "It ran already when stages began to be opened by hand."


def open_what_runs(apps: Any, schema_editor: Any) -> None:
    names = ("Programme", "ProgrammeVersion", "Stage")
    programmes, versions, stages = (apps.get_model("prescribing", name)._base_manager for name in names)
    decisions = apps.get_model("training", "StageDecision")._base_manager
    now = timezone.now()
    for programme in programmes.filter(state__in=["active", "paused"]).iterator():
        version = versions.filter(programme=programme, published_at__isnull=False).order_by("-number").first()
        week = _week(programme, now.date())
        begun = stages.filter(version=version, number__gt=1, first_week__lte=week).order_by("number")
        decisions.bulk_create(_opened(decisions.model, programme, stage, now) for stage in begun)


def _opened(model: Any, programme: Any, stage: Any, now: Any) -> Any:
    return model(
        id=uuid7(),
        practice_id=programme.practice_id,
        client_id=programme.client_id,
        programme=programme,
        stage=stage.number,
        deed="opened",
        from_week=stage.first_week,
        reason=REASON,
        by_id=programme.created_by_id,
        at=now,
    )


def _week(programme: Any, today: Any) -> int:
    """The week it is in, pauses left out as far as they are kept."""
    rested = sum((_day(until) - _day(begins) for begins, until in programme.pauses), timedelta())
    end = programme.paused_on or today
    return (end - programme.starts_on - rested).days // 7 + 1


def _day(said: str) -> Any:
    return date.fromisoformat(said)


class Migration(migrations.Migration):
    dependencies = [("training", "0005_open_stages_by_hand"), ("prescribing", "0005_rest_and_go_on")]
    operations = [migrations.RunPython(open_what_runs, migrations.RunPython.noop)]
