"""What others may show in a frame: embedded pairs, and nothing else."""

from django.conf import settings
from django.utils.csp import CSP, build_policy

FRAMABLE = "/embed/"
POLICY = build_policy(
    settings.SECURE_CSP | {"frame-ancestors": ["*"], "form-action": [CSP.NONE]}
)


class FramingMiddleware:
    """Say so on every answer at those addresses, whoever made it.

    A 304 too: its headers take the place of those that the browser kept.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(FRAMABLE):
            response.headers["Content-Security-Policy"] = POLICY
            response.xframe_options_exempt = True
        return response
