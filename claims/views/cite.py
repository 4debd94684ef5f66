"""How to link to a record and cite it: a page, and files for reference managers."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from claims.citing import bibtex, csl, markdown, ris
from claims.citing.prose import state, whose_and_when
from claims.views import source as sources
from claims.views import statement as statements
from claims.views.addresses import cacheable, lasting
from claims.views.cited import pair_work, source_work, statement_work
from claims.views.pair import newest, numbered
from claims.views.sharing import shared
from claims.views.told import facts_and_parts

FILES = {
    "bib": ("application/x-bibtex", "bib", bibtex),
    "ris": ("application/x-research-info-systems", "ris", ris),
    "csl": (
        "application/vnd.citationstyles.csl+json",
        "csl.json",
        lambda work: json.dumps([csl(work)], ensure_ascii=False, indent=1) + "\n",
    ),
}


@cacheable
@lasting
def cite(request, kind, public_id, format, **asked):
    work = CITED[kind](request, public_id, **asked)
    if format in FILES:
        return file(work, *FILES[format])
    context = shared(request, kind, public_id, work) | written(work) | {"work": work}
    return render(request, "claims/cite.html", context)


def written(work):
    """The citation in every format that is shown to be copied."""
    parts = {"whose_and_when": whose_and_when(work), "state": state(work)}
    return {
        "markdown": markdown(work),
        "html": render_to_string("claims/_cited.html", parts | {"work": work}).strip(),
    } | {format: write(work) for format, (_, _, write) in FILES.items()}


def cited_pair(request, public_id, number=None):
    revision = newest(public_id) if number is None else numbered(public_id, number)
    return pair_work(request, revision)


def cited_statement(request, public_id, side, number=None):
    if number is None:
        row = statements.published(side, public_id)
        number = row.number
    else:
        row = statements.readable(side, public_id)
    shown = statements.shown(row, number)
    return statement_work(request, row, shown["revision"])


def cited_source(request, public_id, number=None):
    if number is None:
        revision = sources.public(public_id).last()
    else:
        revision = sources.readable(public_id).filter(number=number).last()
    if revision is None:
        raise Http404
    facts, _ = facts_and_parts(revision.source)
    return source_work(request, facts, revision)


CITED = {
    "pair": cited_pair,
    "claim": cited_statement,
    "outcome": cited_statement,
    "source": cited_source,
}


def file(work, content_type, extension, write):
    name = f"{work.key}.{extension}"
    return HttpResponse(
        write(work),
        content_type=f"{content_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
