"""Questions that group claims and outcomes."""

from django.db import models

from sources.models import Identified, Versioned


class Topic(Versioned, Identified):
    title = models.CharField(max_length=200, unique=True)
    question = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="topic_has_title"
            )
        ]

    def __str__(self):
        return self.title
