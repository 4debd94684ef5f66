"""What is published keeps its date as it is printed, not its last day alone.

Lists go by the days that the date can mean, and head it with the date itself.
"""

from django.contrib.postgres.fields import ranges
from django.db import migrations, models
from django.db.models import OrderBy

import sources.fields

MODELS = ("publishedpair", "publishedstatement")
DATES = [
    ("publishedpair", "happened", "period of the claim"),
    ("publishedstatement", "happened", "period"),
    ("mention", "published", "when the whole source was published"),
]


def newest():
    first, last = (
        ranges.RangeStartsWith("happened_range"),
        ranges.RangeEndsWith("happened_range"),
    )
    return [
        OrderBy(first, descending=True, nulls_last=True),
        OrderBy(last, nulls_last=True),
        OrderBy(models.F("happened")),
    ]


class Migration(migrations.Migration):
    dependencies = [("claims", "0010_retired_citations")]

    operations = [
        *(migrations.RemoveIndex(model, f"{model}_newest") for model in MODELS),
        *(migrations.RemoveField(model, "happened") for model in MODELS),
        *(
            migrations.AddField(
                model,
                name,
                sources.fields.EDTFField(words, default=""),
                preserve_default=False,
            )
            for model, name, words in DATES
        ),
        *(
            migrations.AddField(
                model, f"{name}_range", sources.fields.EDTFRangeField(of=name)
            )
            for model, name, _ in DATES
        ),
        migrations.AlterModelOptions(
            "publishedpair", {"ordering": [*newest(), "weight", "pair_id"]}
        ),
        migrations.AlterModelOptions(
            "publishedstatement", {"ordering": [*newest(), "record_id"]}
        ),
        migrations.AddIndex(
            "publishedpair",
            models.Index(*newest(), "weight", "pair_id", name="publishedpair_newest"),
        ),
        migrations.AddIndex(
            "publishedstatement",
            models.Index(
                "side", *newest(), "record_id", name="publishedstatement_newest"
            ),
        ),
    ]
