"""What was typed into a form whose session had ended: shown again after the login."""

from django.contrib.auth.forms import AuthenticationForm
from django.core import signing
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

SALT = "typed before the login"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105


def typed(request):
    """The fields of a form that was posted, in their order; none of a secret."""
    found = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != TOKEN
    ]
    return [] if any("password" in name for name, _ in found) else found


def ask_to_log_in(site, request, fields):
    """The login, carrying what was typed; nothing of it is stored meanwhile."""
    kept = signing.dumps([request.get_full_path(), fields], salt=SALT, compress=True)
    context = site.each_context(request) | {
        "title": "You were logged out",
        "app_path": reverse("admin:login"),
        "next": request.get_full_path(),
        "form": AuthenticationForm(request),
        "kept": kept,
        "files": sorted(request.FILES),
    }
    response = TemplateResponse(request, site.login_template, context, status=403)
    add_never_cache_headers(response)
    return response


def show_again(site, request):
    """What was typed, to be sent now; None where the login carried nothing of ours."""
    try:
        path, fields = signing.loads(
            request.POST.get("kept", ""), salt=SALT, max_age=60 * 60 * 24
        )
    except signing.BadSignature:
        return None
    context = site.each_context(request) | {
        "title": "You are logged in again",
        "path": path,
        "fields": fields,
    }
    response = TemplateResponse(request, "admin/typed_again.html", context)
    add_never_cache_headers(response)
    return response
