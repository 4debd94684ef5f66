"""From a claim or an outcome to a pair: candidates, both sides, the assessment."""

from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims import pairing, workflow
from claims.admin.pairing_forms import SUBMIT, PairForm, RejectForm
from claims.admin.pairing_page import quotations, respects
from claims.admin.preview import has_preview
from claims.admin.steps import open_steps
from claims.assessing import decide
from claims.models import Claim, Dimension, Outcome
from claims.models.state import State
from claims.pairing.deciding import (
    OTHER,
    decision,
    pair_of,
    reasons,
    rejected,
    said_like,
    took,
)
from claims.snapshots import claim_snapshot, outcome_snapshot
from claims.snapshots.compared import aligned_place, aligned_time, computed_dimensions
from claims.views.addresses import takes
from sources.admin.versioned import MOVED_ON, differing
from sources.models import Decided, successor

REJECT, REOPEN = "reject", "reopen"
MERGED = "One of the two was merged into another statement. Nothing was saved."
FOUND = 20  # statements shown for some words
SHOWN = 50  # rejected ones shown


LIKELY = 0.05  # probability from which a proposal is shown at once


def sorted_out(candidates):
    """What could well belong beside it, and what only stands near it."""
    likely = [x for x in candidates if x.score >= LIKELY]
    return likely, [x for x in candidates if x.score < LIKELY]


def may_pair(user):
    return user.has_perms(["claims.add_pair", "claims.change_pair"])


class PairedAdmin(admin.ModelAdmin):
    """Adds to a claim or an outcome the page of what it could be paired with."""

    def get_urls(self):
        name = f"claims_{self.opts.model_name}_pair"
        view = self.admin_site.admin_view(self.candidates)
        return [path("<int:key>/pair/", view, name=name), *super().get_urls()]

    @takes("GET", "HEAD")
    def candidates(self, request, key):
        statement = self.get_object(request, str(key))
        if statement is None:
            raise Http404
        if not may_pair(request.user):
            raise PermissionDenied
        if other := successor(statement):
            return redirect(f"admin:claims_{self.opts.model_name}_pair", other.pk)
        words = request.GET.get("q", "").replace("\0", " ").strip()[:200]
        found = said_like(statement, words)[:FOUND] if words else []
        likely, unlikely = sorted_out(pairing.candidates(statement))
        context = self.admin_site.each_context(request) | {
            "title": f"Pair this {self.opts.model_name}",
            "original": statement,
            "side": self.opts.model_name,
            "other": OTHER[self.opts.model_name]._meta.model_name,
            "proposed": likely,
            "unlikely": unlikely,
            "rejected": list(rejected(statement)[:SHOWN]),
            "pairs": statement.pairs.select_related("claim", "outcome"),
            "words": words,
            "found": list(found),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/candidates.html", context)


class AssessingAdmin(admin.ModelAdmin):
    """Adds to pairs the page on which the two sides are read and assessed."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.assessing)
        address = path(
            "beside/<int:claim>/<int:outcome>/", view, name="claims_pair_beside"
        )
        return [address, *super().get_urls()]

    def assessing(self, request, claim, outcome):
        if not may_pair(request.user):
            raise PermissionDenied
        sides = self.sides(request, claim, outcome)
        desk = Assessing(self, request, *sides)
        elsewhere = desk.elsewhere()
        if request.method != "POST":
            return redirect(elsewhere) if elsewhere else desk.show(desk.form())
        if elsewhere:
            return desk.show(
                desk.form(request.POST), refusal=MERGED, elsewhere=elsewhere
            )
        for name, act in {REJECT: desk.reject, REOPEN: desk.reopen}.items():
            if name in request.POST:
                return act()
        return desk.save()

    def sides(self, request, *keys):
        """Both statements; locked, the claim first, where something is written."""
        for model, key in zip((Claim, Outcome), keys, strict=True):
            found = model.objects.filter(pk=key)
            if request.method == "POST":
                found = found.select_for_update(no_key=True)
            if not (statement := found.first()):
                raise Http404
            yield statement


class Assessing:
    """One request to read two statements beside each other and to assess them."""

    def __init__(self, desk, request, claim, outcome):
        self.desk, self.request = desk, request
        self.claim, self.outcome = claim, outcome
        writing = request.method == "POST"
        self.pair = pair_of(claim, outcome, lock=writing)
        self.said = claim_snapshot(claim), outcome_snapshot(outcome)

    def elsewhere(self):
        """The address of this page for what the two were merged into, if one was."""
        sides = self.claim, self.outcome
        there = [successor(side) for side in sides]
        if not any(there):
            return None
        keys = [(new or old).pk for new, old in zip(there, sides, strict=True)]
        return reverse("admin:claims_pair_beside", args=keys)

    def form(self, data=None):
        computed = computed_dimensions(*self.said)
        return PairForm(data, instance=self.pair, computed=computed)

    def save(self):
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form)
        pair, user = form.save(), self.request.user
        decide(pair, {kind: form.decided(kind) for kind in Dimension.Kind.values})
        workflow.saved(pair, user)
        took(pair, user)
        if SUBMIT in self.request.POST:
            return self.submit(pair)
        messages.success(self.request, "The pair is saved.")
        return redirect(self.request.path)

    def submit(self, pair):
        """Give a second reader the pair, and with it what of the two is a draft."""
        user = self.request.user
        for record in (self.claim, self.outcome, pair):
            record.refresh_from_db()
            if record.state == State.DRAFT:
                self.submit_one(record, user)
        messages.success(self.request, "The pair is saved.")
        return redirect("admin:claims_pair_change", pair.pk)

    def submit_one(self, record, user):
        """Submit a draft; say why, where it must stay one."""
        try:
            workflow.submit(record, user)
        except workflow.Refused as error:
            messages.error(self.request, f"“{record}” is still a draft: {error}")
        else:
            messages.success(self.request, f"“{record}” waits for a second reader.")

    def reject(self):
        form = RejectForm(self.request.POST)
        if not form.is_valid():
            return self.show(self.form(), rejecting=form)
        said = form.cleaned_data["reason"]
        try:
            pairing.reject(self.claim, self.outcome, self.request.user, said)
        except Decided as error:
            return self.show(self.form(), rejecting=form, refusal=str(error))
        messages.success(self.request, "It is not proposed again, and why is kept.")
        return redirect("admin:claims_claim_pair", self.claim.pk)

    def reopen(self):
        found = decision(self.claim, self.outcome)
        try:
            found.reopen()
        except (AttributeError, Decided):
            return self.show(self.form(), refusal="There is no decision to take back.")
        messages.success(self.request, "It is proposed again.")
        return redirect(self.request.path)

    def show(self, form, rejecting=None, refusal="", elsewhere=None):
        moved_on = form.is_bound and form.has_error(NON_FIELD_ERRORS, MOVED_ON)
        user, saved = self.request.user, self.pair.pk
        claim, outcome = self.said
        context = self.desk.admin_site.each_context(self.request) | {
            "title": "A claim beside an outcome",
            "form": form,
            "pair": self.pair,
            "claim": self.claim,
            "outcome": self.outcome,
            "sides": [
                ("said", "Claimed", self.claim, claim, list(quotations(self.claim))),
                (
                    "seen",
                    "Observed",
                    self.outcome,
                    outcome,
                    [*quotations(self.outcome)],
                ),
            ],
            "time": aligned_time(claim, outcome).words,
            "place": aligned_place(claim, outcome).words,
            "respects": list(respects(form, claim, outcome)),
            "decision": decision(self.claim, self.outcome),
            "reasons": [] if saved else reasons(self.claim, self.outcome),
            "rejecting": rejecting or RejectForm(),
            "refusal": refusal,
            "elsewhere": elsewhere,
            "steps": open_steps(user, self.pair) if saved else {},
            "previewed": saved and has_preview(self.pair),
            "conflict": list(differing(form)) if moved_on else None,
            "opts": self.desk.opts,
        }
        status = 409 if moved_on or refusal else 200
        return TemplateResponse(
            self.request, "admin/assess.html", context, status=status
        )
