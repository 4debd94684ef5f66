"""Browse: the published pairs, filtered by the query string alone."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import render

from claims.models import Mention, Pair, PublishedPair
from claims.views.addresses import cacheable
from claims.views.paging import COUNTED, PageForm, last_page, page_of
from claims.views.parameters import accept_parameters
from sources.models import PublicId
from sources.models.identity import LENGTH

NO_FILTER = {"relation": [], "claimant": [], "q": ""}
NOBODY = "a claimant whom nothing published names"
PLACEHOLDER = "\ufffd"  # what Django reads in place of bytes that are not UTF-8


def refuse_broken(value):
    if PLACEHOLDER in value:
        raise ValidationError("The words are not valid UTF-8: type them again.")


def invalid_choice(kind):
    return {"invalid_choice": f"“%(value)s” is not a {kind}. Choose from the list."}


def read_ids(data):
    """Return the claimants of a query that can be public ids."""
    return [x for x in data.getlist("claimant") if len(x) == LENGTH and x.isalnum()]


class PairFilter(forms.Form):
    """The query string of the list and of its files: a field is a parameter."""

    relation = forms.MultipleChoiceField(
        choices=Pair.Relation,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=invalid_choice("relation"),
    )
    claimant = forms.MultipleChoiceField(
        required=False, error_messages=invalid_choice("claimant")
    )
    q = forms.CharField(
        label="Words", max_length=200, required=False, validators=[refuse_broken]
    )

    def __init__(self, data, claimants):
        super().__init__(data)
        self.led = PublicId.objects.successors(read_ids(data))
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
    valid = form.is_valid()
    wanted = NO_FILTER | form.cleaned_data
    page = wanted.pop("page", None) or 1
    context = {
        "form": form,
        "wanted": wanted,
        "filtered": any(wanted.values()),
        "relations": relation_facet(wanted),
        "claimants": claimant_facet(wanted),
        "nothing_published": not everyone,
    }
    context |= list_pairs(wanted, page) if valid else {}
    status = 400 if not valid else 404 if "last" in context else 200
    return render(request, "claims/pair_list.html", context, status=status)


def list_pairs(wanted, page):
    """A page of the pairs of a filter, and how many there are."""
    found = PublishedPair.objects.matching(**wanted)
    total = found.order_by()[: COUNTED + 1].count()
    shown = page_of(found.for_list(), page) | {"total": total, "counted": COUNTED}
    if page > 1 and not shown["rows"]:
        shown["last"] = last_page(found)
    return shown


def relation_facet(wanted):
    """Every relation with its number of pairs, whatever relation is chosen."""
    counts = PublishedPair.objects.matching(**wanted | {"relation": ()}).by_relation()
    return [
        (relation, counts.get(relation, 0), relation in wanted["relation"])
        for relation in Pair.Relation
        if relation in counts or relation in wanted["relation"]
    ]


def claimant_facet(wanted):
    """Every claimant with the number of pairs; who is chosen stays, even with none."""
    counts = PublishedPair.objects.matching(**wanted | {"claimant": ()}).by_claimant()
    found = [(c, c["claimant"] in wanted["claimant"]) for c in counts]
    listed = {c["claimant"] for c, _ in found}
    missing = [key for key in wanted["claimant"] if key not in listed]
    named = name_claimants(missing)
    return found + [
        ({"claimant": x, "name": named[x], "pairs": 0}, True) for x in missing
    ]


def name_claimants(keys):
    """Return the name that each claimant was last published with."""
    facts = Mention.objects.of_kind("actor").filter(record__in=keys).facts()
    return {key: facts[key]["name"] if key in facts else NOBODY for key in keys}
