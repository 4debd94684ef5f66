"""The addresses, and two that tell whose rights a request has."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as sound


def rights(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return HttpResponse(cursor.fetchone()[0])


def forbidden(request):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sources_revision")


urlpatterns = [*sound, path("rights", rights), path("forbidden", forbidden)]
