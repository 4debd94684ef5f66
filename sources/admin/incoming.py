"""The three ways in which a text comes to the desk: pasted, in a file, from an address."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from sources.ingest import files
from sources.ingest.document import HEAVIEST, LONGEST, Document, Refused
from sources.ingest.fetch import fetch
from sources.models import Capture, Revision
from sources.normalise import normalise

SEAL = "incoming"


class CapturedText(forms.CharField):
    """A text as a browser posts it, normalised as it will be stored."""

    def __init__(self, **options):
        wide = forms.Textarea(attrs={"rows": 12, "cols": 100})
        super().__init__(strip=False, max_length=LONGEST, widget=wide, **options)

    def clean(self, value):
        try:
            text = normalise(super().clean(value))
        except ValueError as error:
            raise ValidationError(str(error), code="unreadable") from error
        if text and not text.strip():
            raise ValidationError("There are no words in it.", code="blank")
        return text


@dataclass(frozen=True)
class Incoming:
    """A text that came in, how, and the bytes that it was read from, if any."""

    document: Document
    origin: str = Revision.Origin.PASTED
    capture: Capture | None = None
    seal: str = ""

    def sealed(self):
        """What the form carries, so that nobody need send or fetch it again."""
        if self.capture is None or self.seal:
            return self.seal
        if self.capture.pk is None:
            self.capture.save()
        seal = [self.capture.pk, digest(self.document.text)]
        return signing.dumps(seal, salt=SEAL)

    def kept_in(self, source):
        """Make it a further revision of a source, with the bytes that it is from."""
        revision = source.revise(self.document.text, self.origin)
        if self.capture:
            self.capture.revision = revision
            self.capture.save(update_fields=["revision"] if self.capture.pk else None)
        return revision


def unsealed(seal, text):
    """What a form gives back; a text that was changed by hand counts as pasted.

    Raises ValidationError for a seal that is not ours, and for what was kept already.
    """
    if not seal:
        return Incoming(Document(text))
    try:
        pk, was = signing.loads(seal, salt=SEAL)
    except signing.BadSignature as error:
        message = "What came in cannot be told any more: choose or fetch it again."
        raise ValidationError(message, code="seal") from error
    capture = Capture.objects.defer("content").get(pk=pk)
    if capture.revision_id:
        raise ValidationError("This was kept already.", code="kept")
    origin = capture.origin if was == digest(text) else Revision.Origin.PASTED
    return Incoming(Document(text), origin, capture, seal)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def read_file(file):
    """Raises Refused, with one message for people."""
    if file.size > HEAVIEST:
        raise Refused(files.HEAVY)
    content = file.read()
    document = files.read(content, file.name)
    made = Capture(
        content=content, name=file.name, content_type=files.media_type(content)
    )
    return Incoming(document, made.origin, made)


def read_address(address):
    """Raises Refused, with one message for people."""
    found = fetch(address)
    document = files.read(found.content, charset=found.charset)
    made = Capture(
        content=found.content, final_url=found.url, content_type=found.content_type
    )
    return Incoming(document, made.origin, made)


class ThreeWays(forms.Form):
    """One text, by one of three ways; `incoming` is what came."""

    text = CapturedText(label="Paste a text", required=False)
    file = forms.FileField(
        label="or choose a file",
        required=False,
        help_text="Plain text, a web page (HTML), PDF or Word (.docx), up to 10 MB.",
    )
    address = forms.CharField(
        label="or give the address of a page",
        required=False,
        max_length=2000,
        widget=forms.URLInput(attrs={"size": 80}),
    )
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    incoming = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["autofocus"] = True

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.take(**{way: cleaned.get(way) for way in ("text", "file", "address")})
        return cleaned

    def take(self, **ways):
        given = [way for way, what in ways.items() if what]
        if len(given) != 1:
            message = "Give one text: paste it, choose a file, or give an address."
            raise ValidationError(message, code="which")
        try:
            self.incoming = self.read(given[0], ways[given[0]])
        except Refused as error:
            self.add_error(given[0], ValidationError(str(error), code="refused"))

    def read(self, way, what):
        if way == "text":
            return unsealed(self.cleaned_data.get("seal"), what)
        return read_file(what) if way == "file" else read_address(what)
