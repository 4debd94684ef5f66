"""What is new, changed and taken back among the published pairs, for feed readers.

An entry's id is made of the public id alone: it stays when the site moves to
another host, and when the pair changes.
"""

from uuid import UUID, uuid5

PLUMBLINE = UUID("5f1c9f0e-6a0b-5b0c-9a55-6f0d1f7c2a41")


def urn(name):
    """Return the same `urn:uuid:` for the same name, wherever the site is."""
    return f"urn:uuid:{uuid5(PLUMBLINE, name)}"
