"""Short runs of `scripts/measure reminders`: real servers and processes, killed, stopped and flooded."""

import pytest

pytestmark = pytest.mark.real_server


@pytest.mark.parametrize(
    "group",
    [
        pytest.param("kills", id="killed senders lose nothing and repeat only what was on its way"),
        pytest.param("texts", id="a text message whose sender was killed is in doubt and never sent twice"),
        pytest.param("schedulers", id="two beats, three dispatchers and four workers send each reminder once"),
        pytest.param("provider", id="a mail server in trouble is tried again, and what came too late is not sent"),
        pytest.param("optout", id="who said stop gets nothing more, and no message tells of health"),
        pytest.param("stop_words", id="STOP by signed webhook ends text messages that were claimed already"),
        pytest.param("planning", id="five planners at once make each reminder once"),
        pytest.param("zones", id="new rules of a time zone move only what is not sent yet"),
        pytest.param("clocks", id="no session or reminder is misled by the clocks of any zone"),
        pytest.param("restarts", id="a restart of the database loses nothing that was acknowledged"),
    ],
)
def test_under_faults(group, out_of_bounds):
    assert out_of_bounds(group) == []


def test_two_processes_on_sqlite_send_each_reminder_once(out_of_bounds_on_sqlite):
    assert out_of_bounds_on_sqlite("schedulers") == []
