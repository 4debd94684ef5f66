"""A log of all that happens in public."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0014_wider_results"),
        ("sources", "0004_retired_anchors"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publication", "published"),
                            ("correction", "corrected"),
                            ("republication", "published again"),
                            ("withdrawal", "withdrawn"),
                            ("merge", "merged"),
                            ("separation", "merge undone"),
                            ("retirement", "citation retired"),
                            ("naming", "named"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(null=True, verbose_name="version"),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="note or reason"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_events",
                        to="sources.publicid",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.publicid",
                        verbose_name="merged into, or separated from",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="publicevent_newest"),
                    models.Index(
                        condition=models.Q(
                            ("kind__in", ["publication", "naming"]), _negated=True
                        ),
                        fields=["-at", "-id"],
                        name="publicevent_changes",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "number"), name="publicevent_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    ["publication", "correction", "republication"],
                                ),
                                ("number__isnull", False),
                            ),
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        "withdrawal",
                                        "merge",
                                        "separation",
                                        "retirement",
                                        "naming",
                                    ],
                                ),
                                ("number", None),
                            ),
                            _connector="OR",
                        ),
                        name="publicevent_version_of_what_was_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["merge", "separation"]),
                                ("successor__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind__in", ["merge", "separation"]), _negated=True
                                ),
                                ("successor", None),
                            ),
                            _connector="OR",
                        ),
                        name="publicevent_merge_has_successor",
                    ),
                ],
            },
        ),
    ]
