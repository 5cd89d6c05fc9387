"""Every address, with every method, as everybody: generated from the URLs, so that none can be forgotten."""

import pytest

from clients.practices.permissions import PERMISSIONS
from tests.contracts.world import Route, another_client, routes, samples

ROUTES = routes()
METHODS = ["get", "post", "put", "patch", "delete"]

# Addresses that open without signing in, and why.
PUBLIC = {
    "healthz": "for supervisors",
    "healthz_deep": "for supervisors",
    "readyz": "for supervisors",
    "api:console": "holds no data",
    "api:schema": "holds no data",
    "account_login": "where one signs in",
    "account_logout": "signs out whoever is signed in",
    "account_inactive": "says that an account is closed",
    "account_request_login_code": "where one signs in",
    "account_confirm_login_code": "where one signs in",
    "account_reset_password": "where one sets a password",
    "account_reset_password_done": "where one sets a password",
    "account_reset_password_from_key": "where one sets a password",
    "account_reset_password_from_key_done": "where one sets a password",
    "practices:demo_enter": "in the demo only",
    "practices:demo_mail": "in the demo only",
    "practices:demo_message": "in the demo only",
    "assessments:worker": "holds no data, and browsers fetch it without cookies",
    "intake:by_link": "the signed token and the year of birth count",
    "reminders:stop": "the signed token counts",
    "outcomes:answer_by_link": "the signed token counts, and the year of birth",
    "handouts:code": "where the letters of a handout are typed; it holds no data",
    "handouts:exercises": "the letters count, and the year of birth",
    "calendars:feed": "the signed token counts",
    "reminders:events": "the provider's signature over the body counts",
}
# Rows that not even everybody with the permission may reach, and why.
OWN_ROWS = {("practices:revoke_token", "admin"): "the sample token is Alice's, and a token is its own member's affair"}
KNOWLEDGE = {"exercise_id", "figure_id", "template_id"}  # the same for every practice
GUARDED = [route for route in ROUTES if route.name not in PUBLIC]
named = pytest.mark.parametrize("route", GUARDED, ids=lambda route: route.name)


def test_each_address_names_its_permission_or_is_listed_as_public():
    unlisted = [route.name for route in GUARDED if route.permission not in PERMISSIONS]

    assert unlisted == [], "Name a permission with @allow or allows()."
    assert set(PUBLIC) - {route.name for route in ROUTES} == set(), "This public address is gone."


def statuses(browser, url: str, route: Route) -> set[int]:
    """What each method answers, those not offered left out."""
    answers = set()
    for method in METHODS:
        kind = {"content_type": "application/json", "data": "{}"} if route.is_api and method != "get" else {}
        answers.add(getattr(browser, method)(url, **kind).status_code)
    return answers - {405}


@named
@pytest.mark.django_db
def test_an_address_opens_for_those_who_may_and_for_nobody_else(route, alice, ada, charlie, dana, signed_in):
    url = route.url(samples(alice, ada, dana))
    may = PERMISSIONS[route.permission]
    people = {"therapist": alice, "admin": ada, "client": dana}

    assert statuses(signed_in(None), url, route) == ({401} if route.is_api else {302})
    for role in people.keys() - may:
        assert statuses(signed_in(people[role]), url, route) == {403}, f"as {role}"
    if any(name.endswith("_id") and name not in KNOWLEDGE for name in route.parameters):
        for stranger in strangers(may, charlie, alice):
            assert statuses(signed_in(stranger), url, route) == {404}, "a stranger must not learn that it exists"
    for role in may & people.keys():
        seen = statuses(signed_in(people[role]), url, route)
        expected = {404} if (route.name, role) in OWN_ROWS else set()
        assert seen & ({401, 403, 404} | set(range(500, 600))) == expected, f"as {role}"


def strangers(may, charlie, alice):
    """Those in a permitted role who still have no business with Dana."""
    return ([charlie] if "therapist" in may else []) + ([another_client(alice)] if may == {"client"} else [])
