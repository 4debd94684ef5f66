"""What sources put differently; never what they put the same."""

from django.shortcuts import get_object_or_404, render

from claims.models import DiscrepancyRevision
from claims.views.addresses import cacheable, lasting
from claims.views.altered import altered_words
from claims.views.ledger import on_one_scale
from claims.views.paging import PageForm, asked, count, paged
from claims.views.parameters import accept_parameters
from claims.views.withheld import as_readable


@accept_parameters(PageForm)
@cacheable
def discrepancy_list(request):
    page, _ = asked(request)
    flagged = DiscrepancyRevision.objects.published().flagged()
    found = flagged.order_by("-published_at", "discrepancy_id")
    context = paged(found, page) | {"total": count(found)}
    context["rows"] = [revision.content for revision in context["rows"]]
    return render(request, "claims/discrepancy_list.html", context)


@cacheable
@lasting
def discrepancy_detail(request, public_id):
    newest = DiscrepancyRevision.objects.published().with_notes()
    revision = get_object_or_404(newest, discrepancy__public_id=public_id)
    content = as_readable(revision.content)
    context = {"revision": revision, "discrepancy": content}
    context["scale"] = on_one_scale(content)
    context["altered"] = altered_words(content)
    return render(request, "claims/discrepancy_detail.html", context)
