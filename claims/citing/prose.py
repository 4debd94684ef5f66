"""Citations as a sentence, plain or in Markdown."""

import re
from collections.abc import Callable

from claims.citing.work import Work
from sources.dates import readable

MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>&~$^=:@\"']")

WITHIN = str.maketrans('“”"', "‘’'")  # quotation marks within quotation marks


def plain(work: Work) -> str:
    return sentence(work, f"“{work.title.translate(WITHIN)}”", str, str)


def markdown(work: Work) -> str:
    """A sentence for Markdown: every mark that has a meaning there is escaped."""
    title = f"[{escaped(work.title)}](<{work.address}>)"
    return sentence(work, title, escaped, "<{}>".format)


def escaped(words: str) -> str:
    return MARKUP.sub(r"\\\g<0>", words)


Write = Callable[[str], str]


def sentence(work: Work, title: str, write: Write, link: Write) -> str:
    """What, whose, when and where, and which state of it was read on which day."""
    said = [title, *(write(words) for words in whose_and_when(work))]
    places = [link(work.address)]
    if work.pinned != work.address:
        places.append(f"text as captured: {link(work.pinned)}")
    return f"{', '.join(said)}. {', '.join(places)} ({state(work)})."


def whose_and_when(work: Work) -> list[str]:
    who = dict.fromkeys([work.author, work.container])
    when = readable(work.issued) if work.issued else "no date"
    return [*filter(None, who), f"[{when}]" if "date" in work.inferred else when]


def state(work: Work) -> str:
    read = readable(work.accessed.isoformat())
    return f"revision {work.revision}, read {read}, sha256 {work.sha256}"
