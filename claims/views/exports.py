"""The pairs of a filter as a file, streamed: the same query string as the list takes."""

from django.http import StreamingHttpResponse

from claims.exports import as_csv, as_json, rows
from claims.views.addresses import cacheable
from claims.views.feeds import asked
from claims.views.pair_list import PairFilter
from claims.views.parameters import accept_parameters

FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8; header=present"),
    "json": (as_json, "application/json"),
}


@accept_parameters(PairFilter)
@cacheable
def pair_export(request, format):
    wanted, _ = asked(request)
    write, content_type = FORMATS[format]
    found = rows(wanted, request.build_absolute_uri)
    return StreamingHttpResponse(
        write(found),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="pairs.{format}"'},
    )
