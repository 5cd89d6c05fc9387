"""The line to a push service: to public addresses alone, straight there, for a few seconds, reading no body.

The address comes from a browser. It is looked up once, and what was looked up is what is connected to: a name that
leads elsewhere a moment later (DNS rebinding) leads nowhere.
"""

import socket
import threading
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from programmes.reminders.channels.push_service import insist_on_public

PATIENCE_SECONDS = 5.0  # for all of it, however slowly the answer drips


class PushLine(requests.Session):
    """Like any session of requests, for one message."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False  # no proxy: it would look the name up for itself
        self.mount("https://", _Adapter())
        self.mount("http://", _Adapter())

    def post(self, url: str | bytes, *said: Any, **also: Any) -> requests.Response:
        """Post it and hear the status and headers; the body is of no use and may be endless."""
        also |= {"stream": True, "allow_redirects": False, "timeout": PATIENCE_SECONDS}
        answer = super().post(url, *said, **also)
        answer.close()
        answer._content = b""
        return answer


class _Watched(HTTPConnection):
    """A connection that ends with its patience, in the middle of a line if need be."""

    def _new_conn(self) -> socket.socket:
        try:
            line = socket.create_connection((self._place(), self.port), timeout=PATIENCE_SECONDS)
        except OSError as error:
            raise NewConnectionError(self, f"No connection: {type(error).__name__}") from error
        self._twin = line.dup()  # the socket itself is given away when it is encrypted
        self._alarm = threading.Timer(PATIENCE_SECONDS, _end, [self._twin])
        self._alarm.start()
        return line

    def _place(self) -> str:
        """The address to connect to. Raises LeadsInside where the name leads into our own network."""
        local = urlsplit(settings.PUSH_LOCAL_SERVICE)
        return self.host if (self.host, self.port) == (local.hostname, local.port) else insist_on_public(self.host)

    def close(self) -> None:
        super().close()
        if alarm := self.__dict__.pop("_alarm", None):
            alarm.cancel()
            self._twin.close()


class _WatchedSecure(_Watched, HTTPSConnection):
    pass


def _end(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Watched


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _WatchedSecure


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *said: Any, **also: Any) -> None:
        self.poolmanager = PoolManager(num_pools=1, maxsize=1)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
