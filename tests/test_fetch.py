"""P24: what is fetched is on the web, and comes from where it was looked for."""

import gzip
import shutil
import socket
import time

import pytest

from sources.ingest.addresses import public, target
from sources.ingest.document import Refused
from sources.ingest.fetch import Network, fetch
from tests.webs import OK, certificate, dripping, endless, network, redirect, serving

PAGE = OK + b"<p>Rents fell."
DENIED = """127.0.0.1 127.8.9.1 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255
192.168.1.1 100.64.0.1 100.127.255.254 100.100.100.200 169.254.169.254 169.254.1.1
192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1
239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16 ::1 :: fe80::1 fec0::1 fc00::1
fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 ::8.8.8.8 2002:7f00:1::
2002:808:808:: 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 2001:0:808:808:: 2001:db8::1
2001:10::1 3fff::1 5f00::1 100::1 4000::1 fe80::1%eth0"""
GRANTED = ["8.8.8.8", "151.101.1.1", "172.32.0.1", "100.128.0.1", "2a00:1450::1"]


@pytest.mark.parametrize("address", DENIED.split())
def test_p24_what_is_no_address_of_the_web_is_denied(address):
    assert not public(address, 443)


@pytest.mark.parametrize("address", GRANTED)
def test_p24_what_is_on_the_web_is_allowed_at_the_ports_of_the_web(address):
    assert public(address, 80)
    assert public(address, 443)
    assert not any(public(address, port) for port in (0, 22, 25, 8080, 5432, 65_535))


MALFORMED = """ftp://paper.example/ file:///etc/passwd gopher://paper.example/ //paper.example/
javascript:alert(1) data:text/html,x http:// http:///etc https://@/ http://paper.example:0x50/
http://2130706433/ http://0x7f000001/ http://0x7f.0.0.1/ http://017700000001/ http://127.1/
http://0177.0.0.1/ http://127.0.0.01/ http://127.0.0.1./ http://[::1%25lo]/ http://[::1
http://256.1.1.1/ http://a..b/ http://paper.example\\@127.0.0.1/ http://paper.example:99999/"""
MALFORMED = [*MALFORMED.split(), "http://paper.example/a b", "http://a\r\nX: y/", ""]
CREDENTIALS = ["http://me@paper.example/", "http://me:word@paper.example/"]
PRIVATE = """http://127.0.0.1/ http://127。0。0。1/ http://１２７.0.0.1/ http://127．0．0．1/
http://[::1]/ http://[::ffff:169.254.169.254]/ http://[64:ff9b::a9fe:a9fe]/ http://0.0.0.0/
http://169.254.169.254/latest/meta-data/ http://8.8.8.8:22/ https://8.8.8.8:8443/"""


@pytest.mark.parametrize("url", MALFORMED)
def test_p24_what_is_no_address_is_refused_before_anybody_is_asked(url):
    with pytest.raises(Refused, match="begins with http"):
        fetch(url)


@pytest.mark.parametrize("url", CREDENTIALS)
def test_p24_no_name_or_password_is_sent(url):
    with pytest.raises(Refused, match="password"):
        fetch(url)


@pytest.mark.parametrize("url", PRIVATE.split())
def test_p24_no_spelling_of_a_number_leads_into_a_private_network(url):
    with pytest.raises(Refused, match="private network"):
        fetch(url, Network(resolve=lambda host, port: [host]))


@pytest.mark.parametrize("meant", ["127.0.0.1", "169.254.169.254", "fd00::1"])
def test_p24_a_name_of_a_private_address_is_refused(meant):
    with pytest.raises(Refused, match="private network"):
        fetch("https://paper.example/", network({"paper.example": [meant]}))


def test_p24_one_private_address_among_others_is_enough():
    def two(host, port):
        return ["8.8.8.8", "10.0.0.1"]

    with pytest.raises(Refused, match="private network"):
        fetch("https://paper.example/", Network(resolve=two))


def test_p24_localhost_is_refused_as_the_system_resolves_it():
    with pytest.raises(Refused, match="private network"):
        fetch("http://localhost/")


def test_p24_a_name_is_resolved_once_and_the_checked_address_is_asked():
    with serving(PAGE) as server:
        rebinding = {"paper.example": ["127.0.0.1", "10.0.0.1"]}
        url = f"http://paper.example:{server.port}/a?b=ü"

        found = fetch(url, network(rebinding, [server.port]))

    assert found.content == b"<p>Rents fell."
    assert found.url == f"http://paper.example:{server.port}/a?b=%C3%BC"
    assert (found.content_type, found.charset) == ("text/html", "utf-8")
    assert server.asked[0].startswith("GET /a?b=%C3%BC HTTP/1.1\r\n")
    assert f"\r\nHost: paper.example:{server.port}\r\n" in server.asked[0]


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/meta-data/",
        "//127.0.0.1/",
        "http://rebound.example/",
        "http://8.8.8.8:6379/",
    ],
)
def test_p24_every_hop_is_checked(to):
    names = {"paper.example": ["127.0.0.1"], "rebound.example": ["10.0.0.1"]}
    with (
        serving(redirect(to)) as server,
        pytest.raises(Refused, match="private network"),
    ):
        fetch(f"http://paper.example:{server.port}/", network(names, [server.port]))


@pytest.mark.parametrize("to", ["file:///etc/passwd", "javascript:1", "http://0x7f.1/"])
def test_p24_a_redirect_to_another_scheme_is_refused(to):
    with serving(redirect(to)) as server, pytest.raises(Refused, match="begins with"):
        fetch(f"http://127.0.0.1:{server.port}/", network(ports=[server.port]))


@pytest.mark.parametrize("hops", [3, 4])
def test_p24_three_redirects_are_followed_and_no_more(hops):
    answers = [redirect(f"/{n}") for n in range(hops)]
    with serving(*answers, PAGE) as server:
        url, allowed = f"http://127.0.0.1:{server.port}/", network(ports=[server.port])
        if hops == 3:
            assert fetch(url, allowed).url == f"{url}2"
        else:
            with pytest.raises(Refused, match="more than 3"):
                fetch(url, allowed)


ENCODED = OK.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
STATED = OK.replace(b"\r\n\r\n", b"\r\nContent-Length: 10000001\r\n\r\n")
CUT_OFF = OK.replace(b"\r\n\r\n", b"\r\nContent-Length: 99\r\n\r\n") + b"Rents"
BOMB = ENCODED + gzip.compress(b"0" * 10_000_001)


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (endless(), "heavier than 10 MB"),
        (STATED, "heavier than 10 MB"),
        (BOMB, "heavier than 10 MB"),
        (CUT_OFF, "cut off"),
        (ENCODED + b"no gzip", "as web servers do"),
        (b"SSH-2.0-OpenSSH_9\r\n", "as web servers do"),
        (b"", "as web servers do"),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", "answers 404"),
        (b"HTTP/1.1 302 Found\r\n\r\n", "answers 302"),
    ],
)
def test_p24_what_is_too_much_or_no_page_is_refused(answer, complaint):
    with serving(answer) as server, pytest.raises(Refused, match=complaint):
        fetch(f"http://127.0.0.1:{server.port}/", network(ports=[server.port]))


@pytest.mark.parametrize(
    "start", [OK, b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 100 Continue\r\n\r\n" * 99]
)
def test_p24_a_page_that_drips_is_given_up(start):
    begun = time.monotonic()
    with serving(dripping(start)) as server:
        hurried = network(ports=[server.port], patience=0.3)
        with pytest.raises(Refused, match="10 seconds"):
            fetch(f"http://127.0.0.1:{server.port}/", hurried)

    assert time.monotonic() - begun < 3


def test_p24_a_resolver_that_never_answers_is_given_up():
    slow = Network(resolve=lambda *_: time.sleep(0.6) or [], patience=0.2)

    with pytest.raises(Refused, match="10 seconds"):
        fetch("https://paper.example/", slow)


def test_p24_a_handshake_that_drips_is_given_up():
    with serving(dripping(b"\x16\x03\x03\x3f\xff")) as server:
        hurried = network(ports=[server.port], patience=0.3)
        with pytest.raises(Refused, match="10 seconds"):
            fetch(f"https://127.0.0.1:{server.port}/", hurried)


def test_p24_a_compressed_page_is_read():
    with serving(ENCODED + gzip.compress(b"Rents fell.")) as server:
        url = f"http://127.0.0.1:{server.port}/"

        assert fetch(url, network(ports=[server.port])).content == b"Rents fell."


def test_p24_no_proxy_of_the_environment_is_asked(monkeypatch):
    with serving(PAGE) as server, serving(PAGE) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")

        fetch(f"http://127.0.0.1:{server.port}/", network(ports=[server.port]))

        assert proxy.asked == []


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes certificates")
def test_p24_the_certificate_is_that_of_the_name(tmp_path):
    shown, trusting = certificate(tmp_path, "paper.example")
    names = {"paper.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    with serving(PAGE, PAGE, PAGE, tls=shown) as server:
        at = f".example:{server.port}/"
        trusted = network(names, [server.port], tls=lambda: trusting)

        assert fetch(f"https://paper{at}", trusted).content == b"<p>Rents fell."
        with pytest.raises(Refused, match=r"certificate of other\.example"):
            fetch(f"https://other{at}", trusted)
        with pytest.raises(Refused, match=r"certificate of paper\.example"):
            fetch(f"https://paper{at}", network(names, [server.port]))


def test_a_name_that_nobody_knows_and_a_port_where_nobody_is():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(Refused, match="spelling"):
        fetch("https://paper.example/", Network(resolve=unknown))
    with pytest.raises(Refused, match="as web servers do"):
        fetch(f"http://127.0.0.1:{port}/", network(ports=[port]))


def test_an_address_is_asked_as_browsers_ask():
    asked = target("https://Bücher.example/a b".replace(" ", "%20") + "?q=1#part")

    assert asked.url == "https://xn--bcher-kva.example/a%20b?q=1"
