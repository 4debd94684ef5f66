"""What a snapshot holds of a text that readers may see less of since.

A snapshot is never changed. Where a source was open when it was taken and is
not now, its pages leave out all but the cited words, as they do elsewhere.
"""

from claims.reading import quotations
from sources.models import Source

GAP = {"text": "", "roles": [], "gap": True}


def as_readable(content):
    """Return what was published as readers may see it now."""
    closed = closed_since(content)
    for source, quotation in quotations(content) if closed else ():
        if source["id"] in closed:
            quotation["passages"] = cited_only(quotation["passages"])
            for citation in quotation["citations"]:
                citation["fragment"] = ""
    return content


def closed_since(content):
    """The sources whose text was open to readers then and is not now."""
    open_then = {
        source["id"]
        for source, _ in quotations(content)
        if source["rights"] == Source.Rights.FULL
    }
    if not open_then:
        return set()
    closed = Source.objects.filter(public_id__in=open_then)
    found = closed.exclude(rights=Source.Rights.FULL)
    return set(found.values_list("public_id", flat=True))


def cited_only(passages):
    """The passages that are cited, and one gap in place of what lies between."""
    found = []
    for passage in passages:
        if passage["roles"]:
            found.append(passage)
        elif not found or not found[-1]["gap"]:
            found.append(GAP)
    return found
