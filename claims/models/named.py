"""What is found by a name or an alias of its own."""

from django.db import models
from django.db.models import Q

from sources.models import unmerged


class NamedQuerySet(models.QuerySet):
    def known_as(self, names):
        """Those with one of these names, or with an alias that is one of them."""
        found = self.filter(Q(name__in=names) | Q(aliases__overlap=names))
        return unmerged(found)
