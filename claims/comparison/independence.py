"""Whether a claim and an outcome reach us by more than one independent source.

Independence is judged over all reports of both sides together, and said in the same
words wherever a pair is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.comparison.lineage import Lineage, Origin, Report, Shared, origins

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TITLES = {
    "article": "One article behind both sides",
    "agency": "One agency behind both sides",
    "outlet": "One outlet behind both sides",
    "relay": "One go-between behind both sides",
    "voice": "One voice behind both sides",
    "source": "One source behind both sides",
}
# A name with one of these words has an article within a sentence.
BODIES = {
    *("agency", "alliance", "army", "association", "authorities", "centre", "center"),
    *("coalition", "command", "committee", "corps", "council", "department"),
    *("force", "forces", "front", "government", "kremlin", "ministry", "observatory"),
    *("office", "organisation", "organization", "pentagon", "union"),
}
NOT_ESTABLISHED = "Independence not established"
ALONE = "This pair has no second, independent source."
SHARE = {
    "agency": "{} come from {}.",
    "outlet": "{} appeared in {}.",
    "relay": "{} were relayed by {}.",
    "chain": "{} depend on {}.",
    "voice": "{} quote {}.",
}


@dataclass(frozen=True)
class Independence:
    """How many independent sources a pair has; None where that is not established.

    `shared` is what all reports of a pair with one source have in common, `name`
    whose it is. `words` is what every list, file, card and frame says.
    """

    sources: int | None
    shared: str
    name: str
    title: str
    words: str
    sentences: tuple[str, ...]


def independence(claim: Sequence[Report], outcome: Sequence[Report]) -> Independence:
    """Judge the reports of both sides together."""
    reports = [*claim, *outcome]
    sides = ["claim"] * len(claim) + ["outcome"] * len(outcome)
    found = origins(reports)
    shared = tuple(ground_sentences(found.origins, reports, sides))
    voices = (*_voices(claim, outcome),)
    if not (claim and outcome) or found.count is None:
        missing = tuple(_untraced(reports, sides))
        told = (*missing, *shared, *voices)
        return Independence(None, "", "", NOT_ESTABLISHED, NOT_ESTABLISHED, told)
    if found.count == 1:
        kind, name = _common(found, reports)
        words = f"{TITLES[kind]}: {name}" if name else TITLES[kind]
        told = (ALONE, *shared, *voices)
        return Independence(1, kind, name, TITLES[kind], words, told)
    title = f"{_number(found.count).capitalize()} independent sources"
    names = [_name(origin.reports, reports) for origin in found.origins]
    words = f"{title}: {_listed(names)}" if all(names) else title
    told = (_reached(claim, outcome), *shared, *voices)
    return Independence(found.count, "", "", title, words, told)


def count_words(found: Lineage, reports: Sequence[Report]) -> str:
    """Say how many reports a statement has, and of how many sources: “1 report, via AFP”."""
    counted = f"{found.reports} report{'' if found.reports == 1 else 's'}"
    if found.reports == 1:
        name = _name([0], reports)
        via = "via" if reports[0].agency else "in"
        return f"{counted}, {via} {name}" if name else f"{counted}, outlet not known"
    if found.count is None:
        return f"{counted}, independence not established"
    if found.count == 1:
        name = _name(found.origins[0].reports, reports)
        return f"{counted}, one independent source" + (f": {name}" if name else "")
    sources = f"{_number(found.count)} independent sources"
    return f"{counted}, {sources}" if found.count else counted


def ground_sentences(
    found: Iterable[Origin], reports: Sequence[Report], sides: Sequence[str]
) -> Iterable[str]:
    """Say which reports share what, the article first and near-copies last."""
    order = ["article", *SHARE, "text"]
    every = [one for origin in found for one in origin.shared]
    for one in sorted(every, key=lambda one: order.index(one.kind)):
        yield _sentence(one, reports, sides)


def label(report: Report) -> str:
    """Through whom a report reached us: “AFP, published by Rappler (inferred)”."""
    agency, publisher = (_marked(x, report) for x in (report.agency, report.publisher))
    if agency and publisher and agency != publisher:
        return f"{agency}, published by {publisher}"
    return agency or publisher


def _marked(name: str, report: Report) -> str:
    return f"{name} (inferred)" if name and name in report.inferred else name


def _article(report: Report) -> str:
    if report.agency:
        return f"one article by {label(report)}"
    return f"one article in {label(report)}" if report.publisher else "one article"


def _sentence(one: Shared, reports: Sequence[Report], sides: Sequence[str]) -> str:
    who = _subject(one.reports, sides)
    if one.kind == "article":
        return f"{who} come from {_article(reports[one.reports[0]])}."
    if one.kind == "text":
        return f"{who}: {one.name} of the shorter text also appears in the longer one."
    names = {_marked(one.name, reports[number]) for number in one.reports}
    name = max(names, key=len)
    article = one.kind in {"relay", "chain", "voice"}
    return SHARE[one.kind].format(who, with_article(name) if article else name)


def _subject(numbers: Sequence[int], sides: Sequence[str]) -> str:
    """Name some of all reports: “The claim and one report of the outcome”."""
    if len(numbers) == len(sides) == len({*sides}):
        return "Claim and outcome"
    if len(numbers) == len(sides):
        return f"{_all(len(sides)).capitalize()} reports"
    if len({*sides}) == 1:
        some = _number(len(numbers)).capitalize()
        return f"{some} of the {_number(len(sides))} reports"
    parts = []
    for side in dict.fromkeys(sides):
        of, have = sides.count(side), sum(sides[number] == side for number in numbers)
        if have:
            parts.append(_part(side, of, have))
    said = " and ".join(parts)
    return said[0].upper() + said[1:]


def _part(side: str, of: int, have: int) -> str:
    if of == 1:
        return f"the {side}"
    some = _all(of) if have == of else _number(have)
    return f"{some} report{'' if have == 1 else 's'} of the {side}"


def _untraced(reports: Sequence[Report], sides: Sequence[str]) -> Iterable[str]:
    """Say of which reports something is not known."""
    unissued = [n for n, x in enumerate(reports) if not (x.publisher or x.agency)]
    unvoiced = [n for n, report in enumerate(reports) if not report.chain]
    for numbers, missing in ((unissued, "outlet"), (unvoiced, "speaker")):
        if numbers:
            yield f"{_subject(numbers, sides)}: {missing} not recorded."


def _voices(claim: Sequence[Report], outcome: Sequence[Report]) -> Iterable[str]:
    """Say on whose word each side rests: two voices in one article are two voices."""
    said = [_whose(side) for side in (claim, outcome)]
    if all(said):
        ends = ": two voices in one article" if _are_two(claim, outcome) else ""
        yield f"The claim {said[0]}; the outcome {said[1]}{ends}."


def _are_two(claim: Sequence[Report], outcome: Sequence[Report]) -> bool:
    """Whether both sides quote one voice each, and not the same, in one article."""
    voices = [{_first(report) for report in side} for side in (claim, outcome)]
    quoted = all(not _is_own(report) for report in (*claim, *outcome))
    one = len({report.document for report in (*claim, *outcome)}) == 1
    return one and quoted and voices[0] != voices[1] and len(voices[0] | voices[1]) == 2


def _whose(reports: Sequence[Report]) -> str:
    """Say whom reports quote, or whose own reporting they are."""
    told = [report for report in reports if report.chain]
    quoted = dict.fromkeys(_first(x) for x in told if not _is_own(x))
    own = dict.fromkeys(f"{_first(x)}’s" for x in told if _is_own(x))
    names = [with_article(name) for name in quoted]
    parts = [f"quotes {_listed(names)}"] if names else []
    parts += [f"is {_listed([*own])} own reporting"] if own else []
    return " and ".join(parts)


def with_article(name: str) -> str:
    """Return “the Russian Ministry of Defence”; the names of most others have none."""
    words = {word.strip(",").casefold() for word in name.split()}
    return f"the {name}" if words & BODIES and "the" not in words else name


def _is_own(report: Report) -> bool:
    """Whether an outlet or an agency speaks for itself."""
    issued = {name.casefold() for name in (report.agency, report.publisher)}
    return _first(report).casefold() in issued


def _first(report: Report) -> str:
    return report.chain[0].name if report.chain else ""


def _common(found: Lineage, reports: Sequence[Report]) -> tuple[str, str]:
    """What all reports of one origin have in common, and whose it is."""
    every = tuple(range(len(reports)))
    for kind in TITLES:
        for one in found.origins[0].shared:
            if one.kind == kind and one.reports == every:
                article = kind == "article"
                return kind, label(reports[0]) if article else _marked_by_any(
                    one, reports
                )
    return "source", ""


def _marked_by_any(one: Shared, reports: Sequence[Report]) -> str:
    return max((_marked(one.name, reports[x]) for x in one.reports), key=len)


def _name(numbers: Sequence[int], reports: Sequence[Report]) -> str:
    """The one agency or outlet that all of these reports came through, if there is one."""
    names = {
        _marked(reports[x].agency or reports[x].publisher, reports[x]) for x in numbers
    }
    return names.pop() if len(names) == 1 else ""


def _reached(claim: Sequence[Report], outcome: Sequence[Report]) -> str:
    said, seen = (
        _listed([*dict.fromkeys(_name([n], side) for n in range(len(side)))])
        for side in (claim, outcome)
    )
    return f"The claim comes from {said}; the outcome from {seen}."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _all(number: int) -> str:
    return "both" if number == 2 else f"all {_number(number)}"
