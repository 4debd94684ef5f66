"""How the case that ships gets from seeds/ into the database.

`loadseeds` alone imports this. What the files hold is told in README.md.
"""


class SeedError(Exception):
    """A seed file says what cannot be: its name, and the words at fault."""
