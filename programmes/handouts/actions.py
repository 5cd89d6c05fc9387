"""What may happen to a handout: it gets a code, the code is taken back, the paper is kept."""

import secrets
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.practices.uploads.keeping import Anew
from clients.records.actions.documents import file_document
from clients.records.models import Client, Document, DocumentKind
from programmes.handouts.models import ListCode
from programmes.prescribing.models import Programme, ProgrammeVersion

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
"""No i, l or o, which are read as one another or as numbers."""
LENGTH: Final = 8


@transaction.atomic
def code_for(*, version: ProgrammeVersion, by: Member) -> ListCode:
    """The open code of a version, made where there is none."""
    _locked(version, by=by)
    found: ListCode | None = ListCode.objects.visible_to(by).filter(version=version).open().first()
    return found or _made(version, by=by)


@transaction.atomic
def renew_code(*, version: ProgrammeVersion, now: datetime, by: Member) -> ListCode:
    """Take the code back and make another: what was printed before opens nothing any more."""
    programme = _locked(version, by=by)
    stopped = ListCode.objects.visible_to(by).filter(version__programme=programme).open()
    audit.record("list_code.stopped", subject=programme, by=by, client=programme.client, codes=stopped.count())
    stopped.update(stopped_at=now)
    return _made(version, by=by)


def keep_handout(*, client: Client, title: str, printed: bytes, submission: UUID, by: Member) -> Document:
    """Keep a handout as it was given out. The same `submission` again returns the document it made."""
    facts = {"title": title, "kind": DocumentKind.REPORT}
    with TemporaryDirectory(prefix="handout-") as folder:
        made = Path(folder) / "handout.pdf"
        made.write_bytes(printed)
        paper = Anew("document", made, {"content_type": "application/pdf"})
        return file_document(client=client, facts=facts, made=paper, submission=submission, by=by)


def _locked(version: ProgrammeVersion, *, by: Member) -> Programme:
    rows = Programme.objects.visible_to(by).select_related("client")
    programme: Programme = rows.select_for_update(of=("self",), no_key=True).get(pk=version.programme_id)
    return programme


def _made(version: ProgrammeVersion, *, by: Member) -> ListCode:
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    made: ListCode = ListCode.objects.create(practice_id=by.practice_id, version=version, code=code, made_by=by)
    audit.record("list_code.made", subject=version.programme, by=by, client=version.programme.client)
    return made
