"""All public addresses of a site, found as a search engine finds them: by following links."""

import json
import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from lxml import etree, html

HOST = "http://testserver"
STARTS = ["/", "/sitemap.xml", "/robots.txt", "/no-such-page", "/?q=nothing"]
LINKED = re.compile(rf"{HOST}(/[^\s\"'<>&\\,{{}}]*[^\s\"'<>&\\,{{}};.])")
NUMBER = re.compile(r"@\d+")
READ_ALOUD = ("title", "alt", "aria-label", "placeholder", "content")


@dataclass
class Answer:
    path: str
    status: int
    type: str
    text: str
    links: set


def crawl(client, wanted=lambda path: True):
    """Yield the answer of every address that links lead to, each once."""
    waiting, seen = list(STARTS), set(STARTS)
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        answer = read(path, response)
        yield answer
        found = {x for x in answer.links if x not in seen and wanted(x)}
        seen |= found
        waiting += sorted(found)


def read(path, response):
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    body = b"".join(response)
    text = "" if kind.startswith("image/") else body.decode()
    links = {local(path, x) for x in linked(kind, text)}
    links |= {
        local(path, x) for x in re.findall(r"<([^>]*)>", response.get("Link", ""))
    }
    links.add(local(path, response.get("Location", "")))
    links |= {NUMBER.sub("", link) for link in links if link}  # as it is now
    return Answer(path, response.status_code, kind, text, links - {None})


def linked(kind, text):
    """The addresses that an answer names, in links or in its text."""
    yield from LINKED.findall(text)
    if kind == "text/html" and text:
        page = html.fromstring(text)
        yield from (x for _, name, x, _ in page.iterlinks() if name != "action")
        yield from (
            y for form in page.forms if form.method == "GET" for y in boxes(form)
        )


def boxes(form):
    """The address that each box of a form leads to when it alone is ticked."""
    for box in form.iterfind(".//input[@type='checkbox']"):
        yield f"{form.action}?{box.name}={box.get('value')}"


def local(path, address):
    """The path and query of an address of ours, or None."""
    address, _ = urldefrag(address.removeprefix(HOST))
    if address.startswith("?"):
        return urlsplit(path).path + address
    ours = address.startswith("/") and not address.startswith(("//", "/static/"))
    return address if ours and address.partition("?")[0] != "" else None


def prose(answer):
    """What a person reads, hears or hovers over: texts, tooltips, alternatives, data."""
    if answer.type == "text/html" and answer.text:
        page = html.fromstring(answer.text)
        for data in page.iterfind(".//script[@type='application/ld+json']"):
            yield from strings(json.loads(data.text))
        etree.strip_elements(page, "script", "style", with_tail=False)
        yield from page.itertext()
        yield from (x.get(n) for x in page.iter() for n in READ_ALOUD if x.get(n))
    elif answer.type.endswith("xml") and answer.text:
        yield from etree.fromstring(answer.text.encode()).itertext()
    elif answer.type.endswith("json"):
        yield from strings(json.loads(answer.text))
    else:
        yield answer.text


def strings(data):
    """Every text in JSON data, however deep; keys are not texts."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings(part)
