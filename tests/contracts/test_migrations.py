import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ROOMS = ["reminders", "training", "prescribing", "assessments", "records", "practices"]


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_each_migration_of_ours_can_be_taken_back():
    nodes = MigrationExecutor(connection).loader.graph.nodes

    for app, name in nodes:
        if app in ROOMS:
            assert all(operation.reversible for operation in nodes[app, name].operations), f"{app} {name}"
