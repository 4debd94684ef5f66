"""Citations for BibTeX and biblatex."""

import re

from claims.citing.work import Work, year

ESCAPED = {
    "\\": r"{\textbackslash}",
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
} | {char: f"\\{char}" for char in "#$%&_"}
TABLE = str.maketrans(ESCAPED)
LIGATURE = re.compile(r"([-'`,]|[?!](?=`))(?=[-'`,])")  # two signs that TeX makes one


def bibtex(work: Work) -> str:
    fields = {
        "title": whole(work.title),
        "author": whole(work.author),
        "organization": whole(work.container),
        "date": work.issued,
        "year": year(work.issued),
        "version": str(work.revision),
        "url": work.address,
        "urldate": work.accessed.isoformat(),
        "note": literal("; ".join(work.remarks())),
        "langid": {"en": "english", "ar": "arabic"}.get(work.language, ""),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{work.key},\n{''.join(lines)}}}\n"


def whole(words: str) -> str:
    """Keep capitals, and keep a name from being taken apart."""
    return words and f"{{{literal(words)}}}"


def literal(words: str) -> str:
    """Write words so that TeX prints them as they are; braces stay in pairs."""
    return LIGATURE.sub(r"\1{}", words.translate(TABLE))
