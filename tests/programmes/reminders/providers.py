"""Providers on this machine: each notes what it was sent and answers as it is told to."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Provider:
    """`status` and `body` are what it answers; `redirect` sends the caller elsewhere; `headers` come along."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.status = 201
        self.body: Any = {"id": "provider-1"}
        self.redirect = ""
        self.headers: dict[str, str] = {}
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.key = ec.generate_private_key(ec.SECP256R1())

    def keys(self) -> dict[str, str]:
        """What a browser hands out: its public key and a secret."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"public_key": _unpadded(point), "auth_secret": _unpadded(b"sixteen bytes ok")}

    def shown(self) -> list[dict[str, str]]:
        """The notifications, decrypted as the browser does it."""
        return [
            json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=b"sixteen bytes ok"))
            for _, _, body in self.got
        ]


def _unpadded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@contextmanager
def running_provider() -> Iterator[Provider]:
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            provider.got.append((self.path, {k.lower(): v for k, v in self.headers.items()}, self.rfile.read(length)))
            self.send_response(provider.status)
            if provider.redirect:
                self.send_header("Location", provider.redirect)
            for name, value in provider.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(provider.body).encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
