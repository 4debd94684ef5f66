"""Seeded searches that found nothing, and the statement that each belongs to."""

from datetime import date

from claims.models import Silence
from claims.seeding.records import fields_of, write

FIELDS = ["kind", "happened", "searched", "searched_by", "note"]
NAMED = ["actor", "place", "topic", "claim", "outcome"]


def write_silences(seeds, known):
    """Write searches as their file says; `known` has what they name by its key."""
    return write(
        Silence,
        {
            seed["id"]: fields_of(seed, FIELDS)
            | {"searched_on": date.fromisoformat(seed["searched_on"])}
            | named(seed, known)
            for seed in seeds
        },
    )


def named(seed, known):
    return {
        name: getattr(known, f"{name}s")[seed[name]] if name in seed else None
        for name in NAMED
    }
