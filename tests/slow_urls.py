"""One public page that takes long to make, and counts how often it is made."""

import time

from django.http import HttpResponse
from django.urls import path

from claims.views.addresses import cacheable

made = []


@cacheable
def slow(request):
    made.append(request.path)
    time.sleep(0.5)
    return HttpResponse(len(made))


urlpatterns = [path("slow", slow)]
