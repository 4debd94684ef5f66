"""An editor at the desk, as a browser posts what is on the form."""

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse


class Fields(HTMLParser):
    """What a browser would send of a form, in its order."""

    def __init__(self):
        super().__init__()
        self.sent, self.select, self.area = {}, None, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "input" and found.get("name") and found.get("type") != "submit":
            ticked = "checked" in found or found.get("type") not in (
                "checkbox",
                "radio",
            )
            if ticked:
                self.sent[found["name"]] = found.get("value", "")
        elif tag == "select":
            self.select = found["name"]
        elif tag == "option" and "selected" in found and self.select:
            self.sent.setdefault(self.select, []).append(found["value"])
        elif tag == "textarea":
            self.area = found["name"]
            self.sent[self.area] = ""

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area:
            self.sent[self.area] += data.removeprefix("\n")


def form_of(response):
    """Return the fields of an admin page's form."""
    html = response.content.decode()
    fields = Fields()
    fields.feed(html[html.index("<form", html.index('id="content-main"')) :])
    return fields.sent


class Tab:
    """One tab of an editor's browser, with the form of one record open."""

    def __init__(self, user, record):
        self.client = Client()
        self.client.force_login(user)
        opts = record._meta
        self.address = reverse(
            f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]
        )
        self.open()

    def open(self):
        self.fields = form_of(self.client.get(self.address))

    def save(self, **typed):
        """Post the form with what is typed; a form that comes back is the one open."""
        self.fields |= typed
        response = self.client.post(self.address, self.fields)
        if response.status_code != 302:
            self.fields = form_of(response)
        return response
