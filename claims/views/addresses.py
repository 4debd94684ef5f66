"""Each page has one address; every other spelling of it leads there."""

from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse


def one_spelling(view):
    """Redirect capitals, and O, I, L for 0, 1, 1, to the id as it was issued."""

    @wraps(view)
    def inner(request, **kwargs):
        address = reverse(request.resolver_match.view_name, kwargs=kwargs)
        if request.path != address:
            query = f"?{urlencode(request.GET, doseq=True)}" if request.GET else ""
            return HttpResponsePermanentRedirect(address + query)
        return view(request, **kwargs)

    return inner
