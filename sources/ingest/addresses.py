"""Which addresses of the web may be asked, and which belong to somebody's own network.

What is denied follows the IANA special-purpose registries (RFC 6890): all that is not
global unicast, all that carries an IPv4 address inside, and metadata services.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

from sources.ingest.document import Refused

LONGEST_URL = 2_000  # characters, as it is sent
PORTS = {"http": 80, "https": 443}
UNICAST = ip_network("2000::/3")
DENIED = [
    *map(ip_network, ("2001::/23", "2002::/16", "3fff::/20", "2001:db8::/32")),
    *map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")),
]
UNUSABLE = re.compile(r"[\s\x00-\x20\x7f\\]")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
KEPT = "%/:=&?~+!$,;'@()*[]"
WRITE = "An address begins with http:// or https:// and a host: copy it from a browser."
PRIVATE = "It leads into a private network, which is never asked: paste the text."


@dataclass(frozen=True)
class Target:
    """What is asked of whom: the name for the certificate, the path as it is sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def target(url: str) -> Target:
    """Take an address apart. Raises Refused where it is none that may be asked."""
    if UNUSABLE.search(url):
        raise Refused(WRITE)
    try:
        parts = urlsplit(url)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise Refused(WRITE) from error
    if parts.scheme not in PORTS or not host:
        raise Refused(WRITE)
    if "@" in parts.netloc:
        raise Refused("The address holds a name or a password: take it out.")
    path = quote(parts.path or "/", safe=KEPT)
    query = f"?{quote(parts.query, safe=KEPT)}" if parts.query else ""
    made = Target(parts.scheme, host, port or PORTS[parts.scheme], path + query)
    if len(made.url) > LONGEST_URL:
        raise Refused(f"The address is longer than {LONGEST_URL:,} characters.")
    return made


def _host(name: str) -> str:
    """Return a name in ASCII, or a number written as numbers are. Raises ValueError."""
    if ":" in name:
        return str(IPv6Address(name.partition("%")[0])) if "%" not in name else ""
    ascii_name = name.encode("idna").decode()
    last = ascii_name.rstrip(".").rpartition(".")[2]
    return str(IPv4Address(ascii_name)) if NUMBER.fullmatch(last) else ascii_name


def public(address: str, port: int) -> bool:
    """Whether this address may be asked at this port."""
    return port in PORTS.values() and is_public(ip_address(address))


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    if ip.version == 6 and (ip not in UNICAST or ip.scope_id):
        return False
    denied = any(ip in x for x in _of_version(ip.version))
    return ip.is_global and not ip.is_multicast and not denied


def _of_version(version: int) -> Iterator:
    return (network for network in DENIED if network.version == version)
