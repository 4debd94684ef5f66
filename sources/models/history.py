"""Every change of every record, by whatever route, in one unbroken chain."""

from django.db import models
from django.db.models import Q


class EventQuerySet(models.QuerySet):
    def of(self, record):
        """The events of a record, of its public id, and of the rows that belong,
        or belonged, to it.

        Rows belong to rows: a figure to a report, and the report to a claim.
        """
        table = record._meta.db_table
        found = self.filter(table=table, record=str(record.pk))
        if public_id := getattr(record, "public_id", ""):
            found |= self.filter(table="sources_publicid", record=public_id)
        events, level = found, [(table, str(record.pk))]
        while level:
            owned = Q(pk=None)
            for parent_table, parent in level:
                owned |= Q(parent_table=parent_table, parent=parent)
            below = self.filter(owned)
            level = set(below.values_list("table", "record"))
            events |= below
        return events.order_by("-pk")


class Event(models.Model):
    """One row inserted, updated or deleted. A trigger writes it; nothing changes it.

    Events are numbered without gaps in the order of their commits. `hash` is the
    SHA-256 of the hash before and of all that the event says.
    """

    class Action(models.TextChoices):
        INSERT = "insert", "added"
        UPDATE = "update", "changed"
        DELETE = "delete", "removed"

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField("user name, or “role” and the role of the database")
    reason = models.TextField(blank=True)
    action = models.CharField(max_length=6, choices=Action)
    table = models.CharField(max_length=63)
    record = models.CharField("primary key", max_length=63)
    public_id = models.CharField(max_length=8, blank=True)
    parent_table = models.CharField("belongs to a row of", max_length=63, blank=True)
    parent = models.CharField("primary key of that row", max_length=63, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["table", "record"], name="event_record"),
            models.Index(fields=["parent_table", "parent"], name="event_parent"),
        ]

    def __str__(self):
        return f"{self.pk}: {self.action} {self.table} {self.record}"
