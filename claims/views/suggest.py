"""Suggest a correction: stored for the editors, and for nobody else."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models.functions import Now
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache

from claims.models import CorrectionSuggestion
from claims.public_records import KINDS, is_public
from claims.views.addresses import lasting, takes
from claims.views.pair_list import refuse_broken
from claims.views.titles import published_title
from sources.models import PublicId
from sources.normalise import normalise

PER_HOUR = 5


class SuggestionForm(forms.ModelForm):
    """`website` is hidden from people: who fills it in is a machine."""

    website = forms.CharField(required=False)

    class Meta:
        model = CorrectionSuggestion
        fields = ["message", "contact"]

    def clean_message(self):
        return readable(self.cleaned_data["message"])

    def clean_contact(self):
        return readable(self.cleaned_data["contact"])


def readable(text):
    refuse_broken(text)
    try:
        return normalise(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


@takes("GET", "HEAD", "POST")
@never_cache
@lasting
def suggest(request, public_id):
    context = about(public_id)
    form = SuggestionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if not form.is_valid():
            status = 400
        elif form.cleaned_data["website"] or store(form, public_id, request):
            return redirect("suggest_thanks", public_id)
        else:
            status = 429
    context |= {"form": form, "too_many": status == 429, "per_hour": PER_HOUR}
    response = render(request, "claims/suggest.html", context, status=status)
    if status == 429:
        response.headers["Retry-After"] = "3600"
    return response


@lasting
def suggest_thanks(request, public_id):
    return render(request, "claims/suggest_thanks.html", about(public_id))


def about(public_id):
    """What a suggestion is about: only what is public has suggestions."""
    issued = PublicId.objects.filter(pk=public_id).first()
    kind = issued and KINDS.get(issued.kind)
    shown = kind and is_public(kind, public_id)
    title = shown and published_title(kind, public_id)
    if not title:
        raise Http404
    return {"kind": kind, "id": public_id, "title": title}


@transaction.atomic
def store(form, public_id, request):
    """Keep the suggestion, unless its sender has sent enough for this hour."""
    sender = hashed(request.META["REMOTE_ADDR"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7586, hashtext(%s))", [sender])
    suggestions = CorrectionSuggestion.objects
    suggestions.filter(received_at__lt=Now() - timedelta(days=1)).exclude(
        sender=""
    ).update(sender="")
    lately = suggestions.filter(
        sender=sender, received_at__gt=Now() - timedelta(hours=1)
    )
    if lately.count() >= PER_HOUR:
        return False
    form.instance.record_id, form.instance.sender = public_id, sender
    form.save()
    return True


def hashed(address):
    """Tell senders of one day apart without knowing who they are."""
    day = timezone.now().date().isoformat()
    return salted_hmac(f"suggestions {day}", address, algorithm="sha256").hexdigest()
