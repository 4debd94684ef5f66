"""What refers to a record, and so goes along when that becomes another."""

from dataclasses import dataclass

from django.db import IntegrityError, models, transaction

from claims.models import Report, Suggestion
from claims.models.revision import PublishedRevision
from sources.models import Revision, Source

# What was published or proposed of a record stays with that record.
KEPT = (PublishedRevision, Suggestion)
CITING = (Revision, Report)


@dataclass(frozen=True)
class Reference:
    """A column that refers to records of one model."""

    field: models.ForeignKey

    @property
    def model(self):
        return self.field.model

    @property
    def owned(self):
        """Whether it says whose the row is, so that the row may stay with a loser."""
        owner = self.model._meta.auto_created
        if owner:
            return self.field.related_model is owner
        return self.field.remote_field.on_delete is models.CASCADE

    def rows(self, record):
        found = self.model._base_manager.filter(**{self.field.name: record})
        return found.order_by("pk")

    def point(self, rows, record):
        """Let rows refer to a record; say whether the database takes them so."""
        try:
            with transaction.atomic():
                rows.update(**{self.field.name: record})
        except IntegrityError:
            return False
        return True


def references(model):
    """The columns of all tables that a merge of this model's records changes."""
    relations = model._meta.get_fields(include_hidden=True)
    fields = [x.field for x in relations if x.auto_created and not x.concrete]
    return [
        Reference(field)
        for field in fields
        if isinstance(field, models.ForeignKey) and not is_kept(field)
    ]


def is_kept(field):
    """A text that was captured stays where it is, and so does what cites it."""
    of_source = field.related_model is Source
    return issubclass(field.model, KEPT) or (of_source and field.model in CITING)
