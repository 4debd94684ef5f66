"""What an address may hold."""

from sources.models import canonical


class PublicIdConverter:
    """A public id in any spelling; views see the one that was issued."""

    regex = "[0-9A-Za-z]{8}"

    def to_python(self, value):
        return canonical(value)

    def to_url(self, value):
        return value
