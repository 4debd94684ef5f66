"""The sources, each with what rests on it; parts stand under their container."""

from django.shortcuts import render

from claims.models import Mention
from claims.views.addresses import cacheable
from claims.views.paging import UnpairedForm, asked, count, paged
from claims.views.parameters import accept_parameters


@accept_parameters(UnpairedForm)
@cacheable
def source_list(request):
    page, unpaired = asked(request)
    every = Mention.objects.of_kind("source").by_container()
    alone = every.filter(pairs=0)
    context = paged(alone if unpaired else every, page) | {
        "unpaired": unpaired,
        "total": count(every),
        "alone": count(alone),
    }
    context["rows"] = [entry(row, facts) for row, facts in parts_of(context["rows"])]
    return render(request, "claims/source_list.html", context)


def parts_of(rows):
    """Yield each row with what was published of the source and of its parts."""
    tops = [row["top"] for row in rows]
    facts = Mention.objects.of_kind("source").inside(tops)
    for row in rows:
        yield row, [x for x in facts if row["top"] in (x["key"], x["parent"])]


def entry(row, found):
    """A source with its parts; a container that nothing cites is known by them."""
    itself = [x for x in found if x["key"] == row["top"]]
    parts = [x for x in found if x["key"] != row["top"]]
    facts = itself[0]["facts"] if itself else around(parts[0]["facts"])
    return row | {"facts": facts, "parts": parts}


def around(facts):
    """What is known of a source by one of its parts, or by a copy of it."""
    return facts if "copy_of" in facts else facts["part_of"]
