"""Who may do what: the one table that pages, the API, menus and tests all read. What is not listed is refused."""

from collections.abc import Mapping

THERAPIST, ADMIN, CLIENT = "therapist", "admin", "client"

_THERAPIST = frozenset({THERAPIST})
_ADMIN = frozenset({ADMIN})
_STAFF = frozenset({THERAPIST, ADMIN})
_CLIENT = frozenset({CLIENT})

PERMISSIONS: Mapping[str, frozenset[str]] = {
    "home.open": frozenset({THERAPIST, ADMIN, CLIENT}),
    "members.see": _ADMIN,
    "members.change": _ADMIN,
    "practice.change": _ADMIN,
    "suggestions.switch": _ADMIN,
    "audit.read": _ADMIN,
    "tokens.manage": _STAFF,
    "layout.choose": _STAFF,
    "clients.see": _THERAPIST,
    "clients.change": _THERAPIST,
    "assessments.see": _THERAPIST,
    "assessments.record": _THERAPIST,
    "hypotheses.decide": _THERAPIST,
    "outcomes.see": _THERAPIST,
    "outcomes.change": _THERAPIST,
    "reports.write": _THERAPIST,
    "library.see": _STAFF,
    "own_sets.change": _STAFF,
    "own_exercises.propose": _STAFF,
    "own_exercises.review": _ADMIN,
    "poses.change": _ADMIN,
    "templates.change": _ADMIN,
    "pace.change": _ADMIN,
    "templates.review": _STAFF,
    "figures.see": frozenset({THERAPIST, ADMIN, CLIENT}),
    "programmes.see": _THERAPIST,
    "programmes.change": _THERAPIST,
    "sessions.see": _THERAPIST,
    "reminders.see": _THERAPIST,
    "reminders.change": _THERAPIST,
    "reminders.figures": _STAFF,
    "reminders.words": _ADMIN,
    "own.appointments": _CLIENT,
    "own.figure": _CLIENT,
    "own.outcomes": _CLIENT,
    "own.sessions": _CLIENT,
    "own.reminders": _CLIENT,
}


def may(role: str | None, permission: str) -> bool:
    """Whether `role` ("therapist", "admin", "client", or None for nobody) has `permission`.

    Raises KeyError for a permission that is not in the table.
    """
    return role in PERMISSIONS[permission]
