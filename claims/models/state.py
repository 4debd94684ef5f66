"""The one way from draft to published, and what published asks for."""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @classmethod
    def field(cls):
        return models.CharField(
            max_length=9, choices=cls, default=cls.DRAFT, db_default=cls.DRAFT
        )


def published_only_when(condition, name):
    return models.CheckConstraint(
        condition=~Q(state=State.PUBLISHED) | condition, name=name
    )
