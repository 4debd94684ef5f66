"""Public pages that were made lately, kept in the memory of the process."""

import gzip
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from config.edition import Edition

GZIP = re.compile(r"\bgzip\b")  # as Django reads it
WORTH_COMPRESSING = 200  # bytes
MAKERS = 64  # locks that all keys share
OVERHEAD = 2000  # bytes that a page takes beside its own


@dataclass
class Page:
    """An answer as it was made; each request is given a copy."""

    edition: Edition
    content: bytes
    headers: dict
    compressed: bytes = field(init=False)

    def __post_init__(self):
        small = len(self.content) < WORTH_COMPRESSING
        self.compressed = b"" if small else gzip.compress(self.content, 6, mtime=0)

    @classmethod
    def of(cls, response, edition):
        patch_vary_headers(response, ["Accept-Encoding"])
        headers = dict(response.items())
        headers.pop("Content-Length", None)
        return cls(edition, response.content, headers)

    @property
    def size(self):
        return len(self.content) + len(self.compressed) + OVERHEAD

    def response(self, request):
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        compressed = self.compressed and GZIP.search(accepted)
        content = self.compressed if compressed else self.content
        made = HttpResponse(content, headers=self.headers)
        made.headers["Content-Length"] = str(len(content))
        if compressed:
            made.headers["Content-Encoding"] = "gzip"
        return made


class Shelf:
    """The pages asked for last, by key; the others make room."""

    def __init__(self, room):
        self.room, self.taken = room, 0
        self.pages, self.lock = OrderedDict(), threading.Lock()
        self.makers = [threading.Lock() for _ in range(MAKERS)]

    def making(self, key):
        """The lock of who makes a page anew, so that all others wait for that one."""
        return self.makers[hash(key) % MAKERS]

    def get(self, key):
        with self.lock:
            if key in self.pages:
                self.pages.move_to_end(key)
            return self.pages.get(key)

    def put(self, key, page):
        with self.lock:
            self.drop(key)
            self.pages[key] = page
            self.taken += page.size
            while self.taken > self.room:
                self.drop(next(iter(self.pages)))

    def drop(self, key):
        if old := self.pages.pop(key, None):
            self.taken -= old.size


shelf = Shelf(settings.SHELF_BYTES)
