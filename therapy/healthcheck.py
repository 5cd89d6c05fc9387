"""Asks this machine's own pages whether they are ready, for a container's check: `python -m therapy.healthcheck`.

It needs no Django, so that asking twice a minute costs next to nothing.
"""

import http.client
import sys

from therapy.env import env


def ready() -> bool:
    """Whether /readyz answers 200 within five seconds, under the first name this installation answers to."""
    host = env.list("ALLOWED_HOSTS", default=["127.0.0.1"])[0].lstrip(".").replace("*", "localhost")
    connection = http.client.HTTPConnection("127.0.0.1", env.int("PORT", default=8000), timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": host})
        return connection.getresponse().status == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not ready())
