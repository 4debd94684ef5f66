"""What tests of capture at the desk have in common."""

from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sources.admin import incoming
from sources.ingest.fetch import fetch
from sources.models import Capture, Source
from tests.accounts import account, at_the_desk
from tests.webs import network

CAPTURE = "/admin/sources/source/capture/"


@pytest.fixture
def editor():
    return at_the_desk(account("editor"))


@pytest.fixture
def web(monkeypatch):
    """A web of one server on loopback, by the name of paper.example."""

    def at(server):
        ours = network({"paper.example": ["127.0.0.1"]}, [server.port])
        monkeypatch.setattr(incoming, "fetch", partial(fetch, network=ours))
        return f"http://paper.example:{server.port}/a"

    return at


def uploaded(content, name="a.txt"):
    return SimpleUploadedFile(name, content)


def nothing_kept():
    return not (Source.objects.exists() or Capture.objects.exists())
