"""Sending what is due: claim, ask again whether it should go, leave a trace, send, write down how it went.

Each step is a transaction of its own. A sender that dies leaves a claim with a lease; when that runs out
another sender takes over and repeats the message under the same key.
"""

from programmes.reminders.delivery.claiming import LEASE, claim, claim_some
from programmes.reminders.delivery.running import deliver_due, deliver_next

__all__ = ["LEASE", "claim", "claim_some", "deliver_due", "deliver_next"]
