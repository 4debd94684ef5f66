"""JSON Feed 1.1; deletions are an extension, for the format has none."""

from claims.feeds.atom import moment

VERSION = "https://jsonfeed.org/version/1.1"
TYPE = "application/feed+json"


def json_feed(feed):
    """Return a feed as what its JSON says."""
    made = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.links["alternate"],
        "feed_url": feed.links["self"],
        "language": "en",
        "authors": [{"name": feed.author}],
        "items": [item(entry, feed.at) for entry in feed.entries],
        "_deleted": [
            {"id": x.id, "when": moment(x.when), "reason": x.why} for x in feed.deleted
        ],
    }
    return made | ({"next_url": feed.links["next"]} if "next" in feed.links else {})


def item(entry, at):
    made = {
        "id": entry.id,
        "url": at(entry.path),
        "title": entry.title,
        "content_text": entry.text,
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "tags": entry.tags,
        "_revision": {
            "number": entry.revision,
            "url": at(entry.pinned),
            "sha256": entry.sha256,
        },
    }
    return made | ({"summary": f"Changed: {entry.note}"} if entry.note else {})
