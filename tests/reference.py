"""The reference annotation of the seeds, as far as tests compare with it."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings

FILE = (
    Path(os.environ.get("PLUMBLINE_GOLD") or settings.BASE_DIR / "../shared/gold")
    / "annotation.yaml"
)
SCALAR = re.compile(r"^(?:- )? *(\w+): '?(.*?)'?$", re.M)

with_reference = pytest.mark.skipif(
    not FILE.is_file(),
    reason="the reference annotation is not here: PLUMBLINE_GOLD names its folder",
)


def records(section):
    """The records of a section by id, each with its plain values; lists left out."""
    text = FILE.read_text(encoding="utf-8")
    _, body = re.split(rf"^{section}:\n", text, maxsplit=1, flags=re.M)
    body = re.split(r"^\w+:", body, maxsplit=1, flags=re.M)[0]
    found = [dict(SCALAR.findall(f"- {x}")) for x in re.split(r"^- ", body, flags=re.M)]
    return {record["id"]: record for record in found if record}
