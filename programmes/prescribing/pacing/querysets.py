from typing import TYPE_CHECKING

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from programmes.prescribing.pacing.models import PaceSetting  # noqa: F401


class PaceSettingQuerySet(ScopedQuerySet["PaceSetting"]):
    pass
