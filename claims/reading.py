"""Texts and snapshots arranged for a page; templates only draw them."""

from collections import defaultdict
from dataclasses import dataclass, field

from claims.comparison.amounts import amount


class Note:
    """What the margin says of a statement, and the citations it rests on.

    It stands where one of these begins; that one is its `quotation`.
    """

    def __init__(self, statement, pairs):
        self.statement = statement
        self.pairs = pairs
        self.quotation = None
        self.cited = {
            citation["id"]: quotation | {"citations": [citation]}
            for report in statement["reports"]
            for quotation in report["quotations"]
            for citation in quotation["citations"]
        }

    def role(self, key):
        return self.cited[key]["citations"][0]["role"]


@dataclass
class Words:
    """A stretch of text: the ids that begin here, and whose words they are."""

    text: str
    opens: tuple = ()
    kinds: str = ""


@dataclass
class Block:
    """A paragraph, or a gap, and the notes on statements that begin in it."""

    words: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    gap: bool = False


def blocks(passages, notes):
    """Yield the paragraphs of a text; each note stands where its quotation does."""
    resting = resting_on(notes)
    block = Block()
    for passage in passages:
        if passage.gap:
            yield from (block, Block(gap=True))
            block = Block()
            continue
        for note, key in opening(passage, resting):
            if note.quotation is None:
                note.quotation = note.cited[key]
                block.notes.append(note)
        kinds = kinds_of(passage, resting)
        for position, line in enumerate(passage.text.split("\n")):
            if position and block.words:
                yield block
                block = Block()
            if line:
                block.words.append(Words(line, passage.opens * (not position), kinds))
    yield block


def resting_on(notes):
    """Which notes rest on a citation, by its public id."""
    found = defaultdict(list)
    for note in notes:
        for key in note.cited:
            found[key].append(note)
    return found


def opening(passage, resting):
    """The notes whose statement is quoted from here on, each with the citation."""
    found = [(note, key) for key in passage.opens for note in resting[key]]
    return [(note, key) for note, key in found if note.role(key) == "statement"]


def kinds_of(passage, resting):
    """Say whose words these are: claimed, observed, or who says so."""
    kinds = {
        note.statement["side"] if note.role(key) == "statement" else "attribution"
        for key in passage.cited
        for note in resting[key]
    }
    return " ".join(sorted(kinds))


def quotations(content):
    """Yield every quotation of a pair, a statement or a discrepancy, and its source."""
    for side in ("claim", "outcome"):
        if content.get(side):
            yield from quotations(content[side])
    for report in content.get("reports", ()):
        for quotation in report["quotations"]:
            yield report["source"], quotation
    for side in content.get("sides", ()):
        for quotation in side["quotations"]:
            yield quotation["source"], quotation


def citations(content):
    """Yield every citation of a pair, a statement or a discrepancy."""
    for _, quotation in quotations(content):
        yield from quotation["citations"]


def leading(citations):
    """The citation that a quotation is found by: the first of a statement's words."""
    stating = [x for x in citations if x["role"] == "statement"]
    return (stating or citations)[0]


def reached(source, address):
    """Where a source is to be had: `url` or `archive_url`, else that of its container."""
    if source[address] or not source["part_of"]:
        return source[address]
    return reached(source["part_of"], address)


def figures(statement):
    """The figures of a statement, each once, whichever reports print it."""
    every = [figure for report in statement["reports"] for figure in report["figures"]]
    return list({(f["counted"], amount(f), f["reference"]): f for f in every}.values())
