"""Fill in the dates of what is published, from what was published of each."""

from django.db import migrations

from sources.dates import bounds

DATES = [  # the table, the field, and where its date was published
    ("claims_publishedpair", "happened", "card #>> '{claim,happened}'"),
    ("claims_publishedstatement", "happened", "card ->> 'happened'"),
    (
        "claims_mention",
        "published",
        "CASE kind WHEN 'source' THEN coalesce("
        "facts #>> '{part_of,published,edtf}', facts #>> '{published,edtf}') END",
    ),
]
DISTINCT = "SELECT DISTINCT {date} FROM {table} WHERE {date} <> ''"
FILL = """UPDATE {table} SET {field} = d.edtf,
        {field}_range = daterange(d.first_day, d.last_day, '[]')
    FROM unnest(%s::text[], %s::date[], %s::date[]) AS d (edtf, first_day, last_day)
    WHERE {date} = d.edtf"""


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table, field, date in DATES:
            names = {"table": table, "field": field, "date": date}
            cursor.execute(DISTINCT.format(**names))
            texts = [text for (text,) in cursor.fetchall()]
            days = [bounds(text) for text in texts]
            ends = [x.lower for x in days], [x.upper for x in days]
            cursor.execute(FILL.format(**names), [texts, *ends])


class Migration(migrations.Migration):
    dependencies = [("claims", "0011_printed_periods")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
