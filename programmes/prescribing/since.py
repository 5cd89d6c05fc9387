"""What became of a draft since a page showed it."""

from clients.practices.models import Member
from programmes.prescribing.drafts import states
from programmes.prescribing.models import Programme, ProgrammeVersion


def changes_since(programme: Programme, seen: str, *, by: Member) -> list[str]:
    """Who did what to the draft after it was `seen` (as `as_seen` writes it), the oldest first.

    Nothing where another version is the draft by now. Two queries.
    """
    drafts = ProgrammeVersion.objects.visible_to(by).filter(programme=programme).drafts()
    draft: ProgrammeVersion | None = drafts.select_related("programme__client").first()
    number, _, edits = seen.partition(".")
    if draft is None or number != str(draft.number) or not edits.isdecimal():
        return []
    return states.changes_since(draft, int(edits))
