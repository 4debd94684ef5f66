"""The public log and the writers of drafts were added side by side: join them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_writers_publish_nothing"),
        ("claims", "0017_public_events_so_far"),
    ]

    operations = []
