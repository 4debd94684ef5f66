"""A web of our own: servers on loopback, names that mean what a test says."""

import socket
import ssl
import subprocess
import threading
from contextlib import contextmanager
from time import sleep

from sources.ingest.addresses import public
from sources.ingest.fetch import Network

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def redirect(to):
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def endless(chunk=b"x" * 65_536):
    yield OK
    while True:
        yield chunk


def dripping(start=OK):
    for byte in start + b"x" * 1_000:
        yield bytes([byte])
        sleep(0.05)


class Server:
    """Answers each connection with the next answer: bytes, or an iterable of them."""

    def __init__(self, *answers, tls=None):
        self.answers, self.tls, self.asked = list(answers), tls, []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        for answer in self.answers:
            try:
                wire = self.listening.accept()[0]
                with (
                    self.tls.wrap_socket(wire, server_side=True)
                    if self.tls
                    else wire as w
                ):
                    self.asked.append(w.recv(65_536).decode("latin-1"))
                    for part in [answer] if isinstance(answer, bytes) else answer:
                        w.sendall(part)
            except OSError:
                continue

    def close(self):
        self.listening.close()


@contextmanager
def serving(*answers, tls=None):
    server = Server(*answers, tls=tls)
    try:
        yield server
    finally:
        server.close()


def network(names=(), ports=(), **fields):
    """Where names mean this, and loopback may be asked at these ports alone."""
    names = dict(names)

    def allow(address, port):
        return public(address, port) or (address == "127.0.0.1" and port in ports)

    def resolve(host, port):
        meant = names.get(host, [host])
        return [meant.pop(0)] if len(meant) > 1 else [*meant]

    return Network(resolve=resolve, allow=allow, **fields)


def certificate(folder, name):
    """A certificate for one name: what a server shows, and who trusts it."""
    key, signed = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"]
    command += [
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        key,
        "-out",
        signed,
    ]
    command += ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run(command, check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(signed, key)
    return server, ssl.create_default_context(cafile=signed)
