"""The addresses, and one that breaks, to see what readers see then."""

from django.urls import path

from config.urls import urlpatterns as sound


def broken(request):
    raise RuntimeError("a secret of the server")


urlpatterns = [*sound, path("broken", broken)]
