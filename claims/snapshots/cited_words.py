"""The words of a report that carry its statement, as its source has them.

Passages are those of a snapshot: cut at every edge of a citation, in the order of
the text, so that words which two citations share are there once.
"""

from sources.passages import GAP_MARK, KEPT_GAP


def cited_words(report):
    """Return the runs in their order; `[…]` marks that words between them are left out."""
    return f" {GAP_MARK} ".join(cited_runs(report))


def cited_runs(report):
    """Return unbroken stretches of the source; one that is part of another is left out."""
    found = [
        run
        for quotation in report["quotations"]
        for run in stated_runs(quotation["passages"])
    ]
    return [
        run
        for at, run in enumerate(found)
        if not any(
            run in other and (run != other or where < at)
            for where, other in enumerate(found)
            if where != at
        )
    ]


def stated_runs(passages):
    """Yield what passages state without a break; up to three letters between are kept."""
    run, between = "", ""
    for passage in passages:
        if "statement" in passage["roles"]:
            run, between = run + between + passage["text"], ""
        elif run and not passage["gap"] and len(passage["text"]) <= KEPT_GAP:
            between += passage["text"]
        elif run:
            yield run
            run, between = "", ""
    if run:
        yield run
