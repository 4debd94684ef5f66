"""Browse: the published pairs, filtered by the query string alone."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import render

from claims.models import Pair, PublishedPair
from claims.views.addresses import cacheable
from claims.views.paging import PageForm
from claims.views.parameters import accept_parameters
from sources.models import PublicId
from sources.models.identity import LENGTH

PER_PAGE = 50
COUNTED = 1000  # above this a count is “more than”
PLACEHOLDER = "\ufffd"  # what Django reads in place of bytes that are not UTF-8


def refuse_broken(value):
    if PLACEHOLDER in value:
        raise ValidationError("The words are not valid UTF-8: type them again.")


class PairFilter(forms.Form):
    """The query string of the list and of its files: a field is a parameter."""

    relation = forms.MultipleChoiceField(
        choices=Pair.Relation,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    claimant = forms.MultipleChoiceField(required=False)
    q = forms.CharField(
        label="Words", max_length=200, required=False, validators=[refuse_broken]
    )

    def __init__(self, data, claimants):
        super().__init__(data)
        asked = [x for x in data.getlist("claimant") if len(x) == LENGTH]
        self.led = PublicId.objects.successors(filter(str.isalnum, asked))
        led = [(was, now) for was, now in self.led.items()]
        self.fields["claimant"].choices = [*claimants, *led]

    def clean_claimant(self):
        """What was merged since is asked for under what it was merged into."""
        asked = self.cleaned_data["claimant"]
        return [*dict.fromkeys(self.led.get(x, x) for x in asked)]


class PagedPairFilter(PageForm, PairFilter):
    """The query string of the list and of its feeds, which have pages."""


@accept_parameters(PagedPairFilter)
@cacheable
def pair_list(request):
    everyone = [(c["claimant"], c["name"]) for c in PublishedPair.objects.by_claimant()]
    form = PagedPairFilter(request.GET, everyone)
    if not form.is_valid():
        return render(request, "claims/pair_list.html", {"form": form}, status=400)
    wanted = form.cleaned_data
    page = wanted.pop("page") or 1
    pairs = PublishedPair.objects.matching(**wanted)
    start = (page - 1) * PER_PAGE
    rows = list(pairs.for_list()[start : start + PER_PAGE + 1])
    context = {
        "form": form,
        "wanted": wanted,
        "relations": relation_facet(wanted),
        "claimants": claimant_facet(wanted),
        "total": pairs.order_by()[: COUNTED + 1].count(),
        "counted": COUNTED,
        "pairs": rows[:PER_PAGE],
        "page": page,
        "start": start + 1,
        "previous": page - 1,
        "next": page + 1 if len(rows) > PER_PAGE else None,
        "nothing_published": not everyone,
    }
    return render(request, "claims/pair_list.html", context)


def relation_facet(wanted):
    """Every relation with its number of pairs, whatever relation is chosen."""
    counts = PublishedPair.objects.matching(**wanted | {"relation": ()}).by_relation()
    return [
        (relation, counts.get(relation, 0), relation in wanted["relation"])
        for relation in Pair.Relation
        if relation in counts or relation in wanted["relation"]
    ]


def claimant_facet(wanted):
    counts = PublishedPair.objects.matching(**wanted | {"claimant": ()}).by_claimant()
    return [(c, c["claimant"] in wanted["claimant"]) for c in counts]
