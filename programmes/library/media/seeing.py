"""Who may see a file: the members of its practice, and the clients to whom an upper room shows it."""

from collections.abc import Callable
from uuid import UUID

from clients.practices.models import Member
from clients.records.models import Client
from programmes.library.models import StoredFile

type Shows = Callable[[Client, UUID], bool]
_shown_to_clients: list[Shows] = []


def show_to_clients(shows: Shows) -> None:
    """Let an upper room say which files a client has before them; asked for each file, so it has to be quick."""
    _shown_to_clients.append(shows)


def file_for(file_id: UUID, *, member: Member | None, client: Client | None) -> StoredFile | None:
    """The file, if whoever asks may see it."""
    if member:
        found: StoredFile | None = StoredFile.objects.visible_to(member).filter(pk=file_id).first()
        return found
    if client is None or not any(shows(client, file_id) for shows in _shown_to_clients):
        return None
    return StoredFile.across_practices.filter(practice_id=client.practice_id, pk=file_id).first()
