"""The query string of every public address: what it does not know is refused.

A reader who asks for `?place=…` where nothing filters by place must not be shown
everything as if it were the answer.
"""

import re
from urllib.parse import unquote_plus

from claims.views.parameters import find_parameters, refuse_parameters

# Parameters that other sites add to links in order to follow readers. They are let
# through and read by nobody: they are dropped before anything looks at the address.
# `config/nginx.conf` has the same list, and a test compares the two.
TRACKING = r"utm_\w+|mtm_\w+|at_\w+|fbclid|gclid|gbraid|wbraid|dclid|gad_source|srsltid|msclkid|twclid|ttclid|yclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl"
IS_TRACKING = re.compile(TRACKING, re.ASCII)


class ParametersMiddleware:
    """Drop tracking parameters, and answer 400 for others that a view does not accept.

    It runs before the caches, so that neither kind makes an entry in them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.META["QUERY_STRING"] = drop_tracking(
            request.META.get("QUERY_STRING", "")
        )
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "admin" not in request.resolver_match.app_names:
            accepted = find_parameters(view, kwargs.get("format"))
            refuse_parameters(request.GET, accepted)


def drop_tracking(query):
    """Return a query string without the parameters by which readers are followed."""
    pairs = query.split("&")
    return "&".join(x for x in pairs if not is_tracking(x.partition("=")[0]))


def is_tracking(name):
    return bool(IS_TRACKING.fullmatch(unquote_plus(name)))
