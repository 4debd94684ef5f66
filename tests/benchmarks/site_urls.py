"""The site, and beside it what it is measured against: the least that a view can do."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as ours

ONE = "SELECT card->>'heading' FROM claims_publishedpair WHERE public_id = %s"


def hello(request):
    return HttpResponse("Hello, world!\n", content_type="text/plain")


def bare(request, public_id):
    """One indexed query, and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(ONE, [public_id])
        [heading] = cursor.fetchone()
    return HttpResponse(heading, content_type="text/plain; charset=utf-8")


urlpatterns = [path("hello", hello), path("bare/<public_id>", bare), *ours]
