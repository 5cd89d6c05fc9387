"""What must be true before the embedded tier can serve: folders, tables, static files and, once, the demo practice."""

import hashlib
import io
import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from therapy.statistics import take_statistics


def prepare(say: Callable[[str], None]) -> None:
    """Bring everything up to date that the pages need, telling what takes time."""
    (settings.QUEUE / "control").mkdir(parents=True, exist_ok=True)
    collecting = multiprocessing.get_context("fork").Process(target=_collect_static, args=[say])
    collecting.start()
    _migrate(say)
    connections.close_all()
    collecting.join()
    if collecting.exitcode:
        raise CommandError("The static files could not be collected; what went wrong stands above.")


def _migrate(say: Callable[[str], None]) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Bringing the database up to date.")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    take_statistics()


def _collect_static(say: Callable[[str], None]) -> None:
    """Collect when anything changed since the last start: hashing and compressing takes seconds, looking does not."""
    mark = Path(settings.STATIC_ROOT) / "collected-from"
    found = fingerprint()
    if mark.exists() and mark.read_text(encoding="utf-8") == found:
        return
    say("Collecting static files.")
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(found, encoding="utf-8")


def fingerprint() -> str:
    """A digest of the name, size and time of every static file there is."""
    return hashlib.sha256("\n".join(sorted(_marks())).encode()).hexdigest()


def _marks() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen = Path(storage.path(path)).stat()
            yield f"{path} {seen.st_size} {seen.st_mtime_ns}"


def seed() -> str:
    """Make the demo practice, once, and return its sign-ins; "" outside demo mode."""
    if not settings.DEMO:
        return ""
    sign_ins = io.StringIO()
    call_command("seed_demo", stdout=sign_ins)
    return sign_ins.getvalue().strip()
