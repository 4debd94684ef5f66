"""The addresses, and one that breaks, to see what readers see then."""

from django.urls import path

from config import urls

handler400 = urls.handler400


def broken(request):
    raise RuntimeError("a secret of the server")


urlpatterns = [*urls.urlpatterns, path("broken", broken)]
