"""Whatever the pages of the case link to is there: pages, files, feeds and forms."""

import os
import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_seeds")]
LINK = re.compile(r'(?:href|src|action)="([^"]*)"|<loc>([^<]*)<|"url": "([^"]*)"')
READ = {"text/html", "application/xml", "application/atom+xml", "text/plain"}
HOST = "testserver"
STARTS = ["/", "/robots.txt", "/sitemap.xml", "/pairs.atom", "/health"]
# Addresses of each name that are followed; `make soak` follows all.
MOST = 10_000 if os.environ.get("PLUMBLINE_SOAK") else 6


def test_no_link_of_any_page_leads_nowhere(client):
    """Follow every link, form and redirect, of each name of address a few."""
    due, seen, followed, broken = [(x, "start") for x in STARTS], set(), Counter(), []
    while due:
        address, origin = due.pop()
        name = name_of(address)
        if address in seen or followed[name] >= MOST:
            continue
        seen.add(address)
        followed[name] += 1
        answer = client.get(address)
        if answer.status_code >= 400:
            broken.append((answer.status_code, address, origin))
        due += [(link, address) for link in links(answer, address)]

    assert broken == []
    assert len(followed) > 50


def name_of(address):
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "nowhere"


def links(answer, address):
    """Yield the addresses of ours that an answer leads to, but for the desk's."""
    found = [answer.headers.get("Location", "")]
    if answer.headers["Content-Type"].partition(";")[0] in READ:
        found += ["".join(parts) for parts in LINK.findall(answer.text)]
    for link in found:
        parts = urlsplit(urljoin(f"http://{HOST}{address}", unescape(link)))
        ours = parts.netloc == HOST and not parts.path.startswith(
            ("/static/", "/admin/")
        )
        if link and ours:
            yield parts._replace(scheme="", netloc="", fragment="").geturl()
