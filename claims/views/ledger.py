"""What a pair's snapshot says of words and figures, arranged to be drawn."""

from itertools import groupby

from claims.comparison.figures import interval, spread
from claims.comparison.wording import is_gap
from claims.pictures import whiskers
from claims.snapshots.compared import reported, wording_snapshot

SIDES = ("claim", "outcome")
MARKS = {"number": "other", "word": "other", "missing": "only"}


def ledger(pair):
    """The groups of figures, each figure with its whisker on the group's scale.

    A single number has nothing to be measured against, and is not drawn.
    """
    figures = pair.get("figures", {"groups": [], "apart": []})
    own = {pair[side]["id"] for side in SIDES if side in pair}
    groups = [parted(group, own) for group in figures["groups"]]
    return {
        "groups": [group | scaled(group) for group in groups],
        "apart": [*dict.fromkeys(figures["apart"])],
    }


def parted(group, own):
    """Part the pair's own figures from others; older snapshots have them mixed."""
    if "others" in group:
        return group
    rows, others = (
        [row for row in group["rows"] if (row["statement"] in own) == here]
        for here in (True, False)
    )
    return group | {"rows": rows, "others": others, "mixed": bool(others)}


def scaled(group):
    """Draw the pair's own figures and the others on one scale."""
    rows = [*group["rows"], *group["others"]]
    spans = [interval(reported(row), group["spread"]["unit"]) for row in rows]
    lone = len(spans) == 1 and spans[0].lower == spans[0].upper
    drawn = [None] if lone else whiskers.draw(spans)
    rows = [row | {"whisker": one} for row, one in zip(rows, drawn, strict=True)]
    own = len(group["rows"])
    return {"rows": rows[:own], "others": rows[own:]}


def wordings(pair):
    """The reports of each side, word by word, where there is something to compare."""
    found = {
        side: in_the_words_of_sources(told, pair[side])
        for side, told in pair.get("wording", {}).items()
    }
    return [
        {"side": side, "lines": lines(found[side])}
        for side in ("claim", "outcome")
        if side in found and len(found[side]["rows"]) > 1
    ]


def in_the_words_of_sources(wording, statement):
    """Align a snapshot's words anew if it was made before gaps were marked.

    What it holds of variants may join words that do not stand together: they are
    left out.
    """
    return wording if "gap" in wording else wording_snapshot(statement, ())


def lines(wording):
    """Each report's row, its words in runs that differ from the others alike."""
    columns = wording["columns"]
    return [
        row | {"runs": runs([(x["tokens"][at], x["difference"]) for x in columns])}
        for at, row in enumerate(wording["rows"])
    ]


def runs(told):
    """Join neighbouring words of one mark; what others alone have is a gap."""
    marked = [(token, mark(token, difference)) for token, difference in told]
    return [
        ("".join(token for token, _ in group), kind)
        for kind, group in groupby(marked, key=lambda one: one[1])
    ]


def mark(token, difference):
    if is_gap(token):
        return "left-out"
    found = MARKS.get(difference, "")
    return "gap" if found == "only" and not token else found


def on_one_scale(discrepancy):
    """The sides that give an amount, each with its whisker; none that are not comparable."""
    told = [(side, whiskers.read(side["normalised"])) for side in discrepancy["sides"]]
    told = [(side, found) for side, found in told if found]
    if not discrepancy["comparable"] or len(told) < 2:
        return []
    found = spread([figure for _, figure in told])
    if not found.comparable:
        return []
    drawn = whiskers.draw([interval(figure, found.unit) for _, figure in told])
    return [(side, one) for (side, _), one in zip(told, drawn, strict=True)]
