"""How well candidates agree with the reference annotation, sentence by sentence."""

import os
import re
from pathlib import Path

from claims.extraction import extract
from tests.scores import ROOT, Score

GOLD = Path(os.environ.get("PLUMBLINE_GOLD") or ROOT / "../shared/gold")
GOLD /= "annotation.yaml"
DOCUMENTS = Path(os.environ.get("PLUMBLINE_DOCUMENTS") or ROOT / "../shared/seeds")
CITED = re.compile(
    r"- file: (?P<file>\S+)\n(?: +part: .*\n)? +start: (?P<start>\d+)\n +end: (?P<end>\d+)\n"
    r"(?:(?! *- |.*\brole: ).*\n)*? +role: statement"
)
SECTIONS = {"claim": "claims", "outcome": "outcomes"}
ENDS = '.!?”"'  # a headline or a caption is not scored


def annotated(section):
    """Return (file, start, end) of every citation that carries a statement."""
    body = re.split(rf"^{section}:\n", GOLD.read_text(), flags=re.M)[1]
    body = re.split(r"^\w+:", body, maxsplit=1, flags=re.M)[0]
    return [(m["file"], int(m["start"]), int(m["end"])) for m in CITED.finditer(body)]


def seeds():
    """Score candidates: a sentence counts as a claim, an outcome, both or neither."""
    scores = dict.fromkeys(SECTIONS, Score())
    wanted = {kind: annotated(section) for kind, section in SECTIONS.items()}
    for file in sorted(DOCUMENTS.glob("*.txt")):
        text = file.read_bytes().decode()
        found = extract(text)
        for sentence in found.sentences:
            if text[sentence.end - 1] in ENDS:
                for kind in SECTIONS:
                    meant = any(
                        name == file.name and touches(sentence, start, end)
                        for name, start, end in wanted[kind]
                    )
                    proposed = any(
                        one.kind == kind and touches(sentence, one.start, one.end)
                        for one in found.candidates
                    )
                    hit = meant and proposed
                    scores[kind] += Score(hit, proposed, hit, meant)
    return scores


def touches(sentence, start, end):
    return min(sentence.end, end) - max(sentence.start, start) > 3
