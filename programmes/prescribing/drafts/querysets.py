from typing import TYPE_CHECKING

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from programmes.prescribing.drafts.models import DraftState, KeptRemark  # noqa: F401


class DraftStateQuerySet(ScopedQuerySet["DraftState"]):
    client_path = "version__programme__client"


class KeptRemarkQuerySet(ScopedQuerySet["KeptRemark"]):
    client_path = "version__programme__client"
