"""The rules of extraction as data: word lists and patterns, each with examples.

They are general English for news of war and politics; nothing here knows a
particular article. Raise VERSION whenever a list changes what is found.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

VERSION = 11


@cache
def rules(name: str) -> dict[str, Any]:
    """Return the lists of one file of rules."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text())
