"""A page of the web is fetched, and nothing that is not on the web (P24).

A name is resolved once for each hop, all that it resolves to is checked, and the
connection is made to the very address that was checked; Host, SNI and certificate are
those of the name. Proxies of the environment play no part in http.client.
"""

import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Thread, Timer
from time import monotonic
from urllib.parse import urljoin

from sources.ingest.addresses import PORTS, PRIVATE, Target, public, target
from sources.ingest.document import HEAVIEST, Refused

REDIRECTS = 3
PATIENCE = 10.0  # seconds, for all hops together
CHUNK = 65_536  # bytes
MOVED = {301, 302, 303, 307, 308}
MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,49}/[a-z0-9.+-]{1,50}")
HEADERS = {
    "User-Agent": "Plumbline/0.1 (reads what an editor asks for)",
    "Accept": "text/html, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
INFLATED = {"gzip", "x-gzip", "deflate"}
BY_HAND = "open it in a browser and paste the text."
SLOW = f"The whole page did not come within {PATIENCE:.0f} seconds: {BY_HAND}"
HEAVY = f"The page is heavier than {HEAVIEST // 1_000_000} MB: {BY_HAND}"


@dataclass(frozen=True)
class Fetched:
    """The bytes as they came (uncompressed) from where the last redirect led."""

    content: bytes
    url: str
    content_type: str
    charset: str


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(where[0]) for *_, where in found]


@dataclass(frozen=True)
class Network:
    """How names are resolved and what may be asked; only tests have another one."""

    resolve: Callable[[str, int], list[str]] = resolve
    allow: Callable[[str, int], bool] = public
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    patience: float = PATIENCE


class Pinned(HTTPConnection):
    """A connection to the address that was checked, whatever the name means by now."""

    def __init__(
        self,
        asked: Target,
        addresses: list[str],
        tls: Callable[[], ssl.SSLContext],
        deadline: float,
    ) -> None:
        super().__init__(asked.host, asked.port)
        self.default_port = PORTS[asked.scheme]
        self.asked, self.addresses, self.tls = asked, addresses, tls
        self.deadline = deadline
        self.wire: socket.socket | None = None

    def connect(self) -> None:
        self.wire = self.sock = self._first()
        if self.asked.scheme == "https":
            self.wire = self.sock = self.tls().wrap_socket(
                self.sock,
                server_hostname=self.asked.host,
                do_handshake_on_connect=False,
            )
            self.sock.do_handshake()

    def _first(self) -> socket.socket:
        """Connect to the first of the addresses at which somebody is in."""
        *others, last = self.addresses
        for address in others:
            try:
                return self._at(address)
            except OSError:
                continue
        return self._at(last)

    def _at(self, address: str) -> socket.socket:
        return socket.create_connection(
            (address, self.asked.port), _left(self.deadline)
        )

    def hang_up(self) -> None:
        """End whatever is being waited for. The plain call: TLS would wait as well."""
        try:
            if self.wire:
                socket.socket.shutdown(self.wire, socket.SHUT_RDWR)
        except OSError:
            return


def fetch(url: str, network: Network | None = None) -> Fetched:
    """Return what stands at an address. Raises Refused, with what to do instead."""
    network = network or Network()
    deadline = monotonic() + network.patience
    for _ in range(REDIRECTS + 1):
        asked = target(url)
        found = _ask(asked, network, deadline)
        if isinstance(found, Fetched):
            return found
        url = urljoin(asked.url, found)
    raise Refused(f"The address leads on more than {REDIRECTS} times: {BY_HAND}")


def _ask(asked: Target, network: Network, deadline: float) -> Fetched | str:
    """Return the page, or the address that it moved to."""
    addresses = _resolved(asked, network, deadline)
    if not addresses or not all(network.allow(x, asked.port) for x in addresses):
        raise Refused(PRIVATE)
    connection = Pinned(asked, addresses, network.tls, deadline)
    try:
        with _until(deadline, connection):
            connection.request("GET", asked.path, headers=HEADERS)
            return _answer(asked, connection.getresponse(), deadline)
    except ssl.SSLCertVerificationError as error:
        message = (
            f"The certificate of {asked.host} is not good: {error.verify_message}."
        )
        raise Refused(message) from error
    except (OSError, HTTPException, zlib.error) as error:
        _left(deadline)
        message = f"{asked.host} does not answer as web servers do: {BY_HAND}"
        raise Refused(message) from error
    finally:
        connection.close()


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise Refused(SLOW)
    return left


def _resolved(asked: Target, network: Network, deadline: float) -> list[str]:
    """Resolve in a thread of its own: the system's resolver cannot be hurried."""
    found: list[str] = []

    def look_up() -> None:
        try:
            found.extend(network.resolve(asked.host, asked.port))
        except (OSError, UnicodeError):
            found.clear()

    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if thread.is_alive():
        raise Refused(SLOW)
    if not found:
        message = f"No server is known by the name {asked.host}: look at the spelling."
        raise Refused(message)
    return [*found]


@contextmanager
def _until(deadline: float, connection: Pinned) -> Iterator[None]:
    """Hang up when the time is over."""
    timer = Timer(_left(deadline), connection.hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _answer(asked: Target, response: HTTPResponse, deadline: float) -> Fetched | str:
    if response.status in MOVED and response.headers["Location"]:
        return str(response.headers["Location"])
    if response.status != 200:
        raise Refused(f"{asked.host} answers {response.status}: {BY_HAND}")
    headers = response.headers
    return Fetched(
        _body(response, deadline),
        asked.url,
        _media_type(headers.get_content_type()),
        headers.get_content_charset() or "",
    )


def _media_type(said: str) -> str:
    return said if MEDIA_TYPE.fullmatch(said) else ""


def _body(response: HTTPResponse, deadline: float) -> bytes:
    if int(response.length or 0) > HEAVIEST:
        raise Refused(HEAVY)
    packed = response.headers.get("Content-Encoding", "").lower() in INFLATED
    inflater = zlib.decompressobj(wbits=47)
    body = bytearray()
    while chunk := response.read1(CHUNK):
        _left(deadline)
        body += inflater.decompress(chunk, HEAVIEST + 1) if packed else chunk
        if len(body) > HEAVIEST:
            raise Refused(HEAVY)
    _left(deadline)
    if response.length:
        raise Refused(f"The page was cut off on its way: try again, or {BY_HAND}")
    return bytes(body)
