"""The seed files of a case, read and checked against one another."""

import hashlib
import tomllib
from collections import defaultdict
from functools import cached_property

from claims.seeding import SeedError
from claims.seeding.edition import Quote, excerpt_edition, full_edition

LONGEST_QUOTE = 100  # code points


class Case:
    """A folder of seed files: records by kind, and an edition of each document."""

    def __init__(self, folder, documents=None):
        self.folder = folder
        self.documents_folder = documents
        files = ["publishers", "topics", "actors", "places", "documents"]
        files += ["claims", "outcomes", "pairs"]
        self.read = {name: self._read(name) for name in files}

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

    @cached_property
    def quotes(self):
        """The quotations of each document, with the file that holds them."""
        found = defaultdict(list)
        for kind in ("claims", "outcomes"):
            for record in self[kind]:
                for report in record["reports"]:
                    quote = Quote(report["start"], report["end"], report["quote"])
                    quote.check(f"{self.folder / kind}.toml", LONGEST_QUOTE)
                    found[report["source"]].append(quote)
        return found

    def edition(self, document):
        """The document's full text where it is at hand, else its excerpts."""
        if self.documents_folder:
            return self.whole(self._text(document), document)
        return self.excerpts(document)

    def whole(self, text, document):
        file = self.folder / document["file"]
        return full_edition(text, self.quotes[document["key"]], file)

    def excerpts(self, document):
        return excerpt_edition(
            self.quotes[document["key"]],
            gaps={int(end): gap for end, gap in document.get("gaps", {}).items()},
            length=document["chars"],
            file=self.folder / "documents.toml",
        )

    def _text(self, document):
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
