"""The seed files of a case, read and checked against one another."""

import hashlib
import tomllib
from collections import defaultdict
from functools import cache, cached_property

from claims.seeding import SeedError
from claims.seeding.edition import Quote, excerpt_edition, full_edition

LONGEST_QUOTE = 100  # code points
FILES = ["publishers", "topics", "actors", "places", "documents"]
FILES += ["claims", "outcomes", "pairs", "discrepancies", "traps"]
OPTIONAL = ["silences"]  # a case need not have any


def quoted_in(report):
    """Yield what a report quotes: its own words, and further ones of the same text."""
    yield report
    for cited in report.get("more", ()):
        if "quote" in cited:
            yield cited | {"source": report["source"]}


class Case:
    """A folder of seed files: records by kind, and an edition of each document."""

    def __init__(self, folder, documents=None):
        self.folder = folder
        self.documents_folder = documents
        self.read = {name: self._read(name) for name in FILES}
        for name in OPTIONAL:
            is_there = (folder / f"{name}.toml").is_file()
            self.read[name] = self._read(name) if is_there else {name: []}
        self.documents = {seed["key"]: seed for seed in self["documents"]}
        self.text_of = cache(self._text)
        self.check_traps()

    def __getitem__(self, kind):
        return self.read[kind][kind]

    @property
    def reference_pairs(self):
        return self.read["pairs"]["reference_pairs"]

    def _read(self, name):
        path = self.folder / f"{name}.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SeedError(f"{path}: {error}") from error

    def check_traps(self):
        """A trap names a claim and an outcome that are here, and no pair of them."""
        file = self.folder / "traps.toml"
        sides = {name: {x["key"] for x in self[name]} for name in FILES[5:7]}
        pairs = {(pair["claim"], pair["outcome"]) for pair in self["pairs"]}
        for trap in self["traps"]:
            claim, outcome = trap["claim"], trap["outcome"]
            if claim not in sides["claims"] or outcome not in sides["outcomes"]:
                raise SeedError(f"{file}: {trap['key']} names what is not here.")
            if (claim, outcome) in pairs:
                raise SeedError(f"{file}: {trap['key']} is a pair of the case.")

    @cached_property
    def quotes(self):
        """The quotations of each document, checked to be as long as they say."""
        found = defaultdict(list)
        for kind, cited in self._cited():
            quote = Quote(cited["start"], cited["end"], cited["quote"])
            quote.check(f"{self.folder / kind}.toml", LONGEST_QUOTE)
            found[cited["source"]].append(quote)
        return found

    def _cited(self):
        for kind in ("claims", "outcomes"):
            for record in self[kind]:
                for report in record["reports"]:
                    yield from ((kind, cited) for cited in quoted_in(report))
        for record in self["discrepancies"]:
            for side in record["sides"]:
                yield from (("discrepancies", cited) for cited in side["citations"])

    def edition(self, document):
        """The document's full text where it is at hand, else its excerpts.

        None is of a page that is not at hand and of which only parts are quoted.
        """
        if self.documents_folder:
            return self.whole(self.text_of(document["key"]), document)
        return self.excerpts(document) if self.quotes[document["key"]] else None

    def whole(self, text, document):
        file = self.folder / self.page(document)["file"]
        return full_edition(text, self.quotes[document["key"]], file)

    def excerpts(self, document):
        gaps = document.get("gaps", {})
        return excerpt_edition(
            self.quotes[document["key"]],
            gaps={int(end): gap for end, gap in gaps.items()},
            length=document["chars"],
            file=self.folder / "documents.toml",
        )

    def page(self, document):
        """The document that has a file: itself, or what it is part of."""
        whole = document.get("part_of")
        return self.documents[whole] if whole else document

    def _text(self, key):
        """A document's own text, a part's being its range of the page's."""
        document = self.documents[key]
        if "part_of" in document:
            start, end = document["range"]
            return self.text_of(document["part_of"])[start:end]
        path = self.documents_folder / document["file"]
        if not path.is_file():
            raise SeedError(
                f"{path} is missing: --documents names the folder that holds it."
            )
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != document["sha256"]:
            raise SeedError(
                f"{path} is another text than the seeds cite: its sha256 differs."
            )
        return content.decode()
