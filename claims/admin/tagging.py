"""One page on which an editor reads a text and says what in it is claim or outcome."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path

from claims.admin.tagging_page import Page
from claims.admin.tagging_proposals import accept, because, edit, reject
from claims.admin.tagging_steps import open_form, save, undo

ACTS = {
    "claim": open_form,
    "outcome": open_form,
    "save": save,
    "undo": undo,
    "accept": accept,
    "edit": edit,
    "reject": reject,
    "because": because,
}


class TaggingAdmin:
    """Adds the page to sources, and leads there from a capture."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.tag_view)
        tag = path("<path:object_id>/tag/", view, name="sources_source_tag")
        return [tag, *super().get_urls()]

    def after_capture(self, request, source):
        if may_tag(request.user):
            return redirect("admin:sources_source_tag", source.pk)
        return super().after_capture(request, source)

    def tag_view(self, request, object_id):
        """Show the text; or open, save or take back a tagging."""
        source = self.get_object(request, object_id)
        if source is None:
            raise Http404
        if not may_tag(request.user):
            raise PermissionDenied
        page = Page(request, self, source)
        if request.method != "POST":
            return page.show()
        act = ACTS.get(request.POST.get("act"))
        if act is None or page.revision is None:
            return page.show(400, problem="Nothing was asked for that this page does.")
        return act(request, page)


def may_tag(user):
    return user.has_perms(
        ["claims.add_claim", "claims.add_outcome", "claims.add_report"]
    )
