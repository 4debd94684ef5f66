"""How an address may be asked: a public page is only read, unless its view says more."""

from django.http import HttpResponse, HttpResponseNotAllowed

READ = ("GET", "HEAD")
WORKED_WITH = ("GET", "HEAD", "POST")  # the desk


class MethodsMiddleware:
    """Refuse what an address is never asked, before anything else looks at it.

    The protection against forged requests comes after this, or it would answer
    403, “not you”, where 405, “not here”, is true. It is nowhere switched off.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        allowed = (*methods(request, view), "OPTIONS")
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(allowed)})
        if request.method not in allowed:
            return HttpResponseNotAllowed(
                allowed, f"{' and '.join(allowed[:-1])} are answered here.\n"
            )
        return None


def methods(request, view):
    of_the_desk = "admin" in request.resolver_match.app_names
    return getattr(view, "methods", WORKED_WITH if of_the_desk else READ)
