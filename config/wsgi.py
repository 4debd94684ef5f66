"""The WSGI entry point: granian --interface wsgi config.wsgi:application.

What it serves has fewer rights than commands have: it cannot rewrite what must stay.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
options = connections.settings["default"]["OPTIONS"]
options["options"] += f" -c role={settings.APPLICATION_ROLE}"
