"""Servers on this machine that misbehave below HTTP: they hang, drip, or never stop talking; and one with TLS."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

type Line = socket.socket
HEAD = b"HTTP/1.1 201 Created\r\nContent-Length: 1000000000\r\n\r\n"


def hang(line: Line, over: threading.Event) -> None:
    over.wait(5)


def drip(line: Line, over: threading.Event) -> None:
    """A status line that comes sign by sign, each well within the patience for one."""
    line.sendall(b"HTTP/1.1")
    while not over.wait(0.05):
        line.sendall(b" ")


def never_stop(line: Line, over: threading.Event) -> None:
    line.sendall(HEAD)
    while not over.is_set():
        line.sendall(b"a" * 65536)


def answer(line: Line, over: threading.Event) -> None:
    line.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")


@contextmanager
def awkward(behave: Callable[[Line, threading.Event], None], *, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve one caller after the other in this way. Yields the port."""
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                line, _ = server.accept()
                with tls.wrap_socket(line, server_side=True) if tls else line as spoken:
                    spoken.recv(65536)
                    behave(spoken, over)
            except OSError:
                continue

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            over.set()
            thread.join()


def certificate_for(name: str, folder: Path) -> Path:
    """A file with a certificate for this host, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        made.public_bytes(Encoding.PEM) + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return path
