"""Public conformance suites, which are not part of the repository."""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings

SUITES = Path(
    os.environ.get("PLUMBLINE_SUITES") or settings.BASE_DIR / "../shared/suites"
)


def suite(name):
    """The cases of a suite; without them the test that asks is skipped."""
    file = SUITES / name
    if not file.exists():
        pytest.skip(f"no {name}: set PLUMBLINE_SUITES to the folder of the suites")
    return [json.loads(line) for line in file.read_text().splitlines()]
