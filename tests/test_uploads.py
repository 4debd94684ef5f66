"""P21: what is uploaded takes little memory, however much it is."""

import resource
from io import BytesIO

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.test import RequestFactory

from sources.ingest.document import HEAVIEST

HEAD = (
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="../a.txt"\r\n'
    b"Content-Type: text/plain\r\n\r\n"
)
TAIL = b"\r\n--b--\r\n"


class Endless(BytesIO):
    """A body of this many bytes, made as it is read."""

    def __init__(self, size):
        super().__init__()
        self.left, self.start, self.end = size, BytesIO(HEAD), BytesIO(TAIL)

    def read(self, size=-1):
        if start := self.start.read(size):
            return start
        given = min(self.left, size)
        self.left -= given
        return b"x" * given or self.end.read(size)


def posted(body, size):
    return RequestFactory().request(
        REQUEST_METHOD="POST",
        CONTENT_TYPE="multipart/form-data; boundary=b",
        CONTENT_LENGTH=str(size),
        **{"wsgi.input": body},
    )


def test_p21_a_file_of_200_megabytes_is_read_to_its_end_and_not_held():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = 200_000_000
    request = posted(Endless(size), size + len(HEAD + TAIL))

    file = request.FILES["file"]

    assert (file.name, file.size, file.read()) == ("a.txt", size, b"")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB


def test_p21_several_files_together_are_no_more_than_one():
    half = b"y" * (HEAVIEST // 2 + 1)
    body = (HEAD + half + b"\r\n") * 3 + TAIL.removeprefix(b"\r\n")

    files = posted(BytesIO(body), len(body)).FILES.getlist("file")

    assert [len(file.read()) for file in files] == [len(half), 0, 0]


def test_p21_a_form_of_a_hundred_thousand_fields_is_refused():
    field = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    body = field * 100_000 + b"--b--\r\n"

    request = posted(BytesIO(body), len(body))

    with pytest.raises(TooManyFieldsSent):
        request.POST["a"]
