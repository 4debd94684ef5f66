"""Whether this process can serve: 200 with a database, 503 without."""

from django.db import DatabaseError, connection
from django.http import HttpResponse


def health(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
