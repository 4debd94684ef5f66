"""Reports of our own making, and their corrected editions, to anchor quotations in."""

import random
from dataclasses import dataclass, field

PLACES = """Arvela Brenmoor Castrel Dunhollow Estermark Farnley Gorsk Halvering Istra
Jorvale Keldon Lowmere Marnham Nethervale Ostrava Pellworth Quarndon Rivermouth Selkirk
Tarnby Ulverton Vantry Westhaven Yarrowfield Zelmira"""
ACTORS = (
    "the army|the ministry of health|the city council|local residents|the opposition|"
    "the port authority|the river commission|aid workers|the teachers' union|"
    "the governor|the police|two witnesses|the farmers' league|the harbour master|"
    "the electoral board|a spokesman for the railway|the fire service|the mayor|"
    "independent auditors|the water company"
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
FRAMES = """{A} said on {D} that {n} houses in {P} had been damaged by the flood
In {P}, {a} counted {n} people who had lost their homes since the spring
{A} denied that any of the {n} vehicles seen near {P} belonged to it
According to {a}, the bridge at {P} will not be opened before next autumn
{A} has spent {n} million on new schools in {P} and the villages around it
No more than {n} ballots were found in the boxes that arrived from {P} on {D}
{A} warned that the reservoir above {P} could run dry within {n} weeks
A convoy of {n} lorries left {P} on {D} under the eyes of {a}
The hospital in {P} treated {n} patients for burns, {a} reported
{A} and {b} agreed to share the cost of the road from {P} to {Q}
Trains between {P} and {Q} were late on {n} days of the past year
Since the vote in {P}, {a} has refused to publish the full list of members
{A} took control of the old mill in {P} after {n} days of talks
Nobody in {P} had been told about the plan, which {a} calls a draft
About {n} per cent of the harvest around {P} was lost to frost
{A} will inspect every well in the district of {P} by the end of the month
The market of {P} stayed closed on {D} while {a} searched the stalls
{A} described the figures published in {Q} as neither complete nor correct
At least {n} fishing boats from {P} have been sold to buyers in {Q}
Prices of bread in {P} rose for the {n}th week, a survey by {a} shows
{A} promised {n} new doctors for {P}, but none has arrived so far
Electricity returned to {P} on {D} after an outage of {n} hours
Most of the archive of {P} was moved to {Q} in {n} wooden crates
{A} asked {b} to explain why the alarm in {P} had failed
Volunteers planted {n} trees along the river in {P}, where {a} had cut a forest
The court in {P} fined {a} for dumping {n} tonnes of gravel
{A} expects {n} visitors at the fair in {P}, fewer than in other years
Two engineers from {Q} found cracks in {n} of the pillars of the town hall in {P}
{A} withdrew its guards from {P} on {D} without giving a reason
Classes in {P} are to begin {n} days later, as {a} has not repaired the roof""".splitlines()
TAILS = (
    "|, a statement says|, and more are expected|, its second report notes||"
    ", which surprised many|, people there say|, as it had announced|"
    ", after a long dispute|, the minutes of the meeting show|"
    ", although the weather was fair"
)
FILLERS = """recently reportedly clearly again early later quickly partly still officially
finally openly largely almost once more indeed according to earlier plans"""


@dataclass
class Sentence:
    """What a sentence says now, and what became of it; a paragraph is a list of them."""

    text: str
    fate: str = "unchanged"  # unchanged, edited, removed, new
    before: str = field(default="", repr=False)


def details(rng: random.Random) -> dict[str, object]:
    """Who, where, how many and when."""
    a, b = rng.sample(ACTORS.split("|"), 2)
    place, other = rng.sample(PLACES.split(), 2)
    found = {"a": a, "b": b, "P": place, "Q": other}
    return found | {"n": rng.randint(3, 960), "D": rng.choice(DAYS.split())}


def said(frame: str, slots: dict[str, object]) -> str:
    actor = str(slots["a"])
    return frame.format(A=actor[0].upper() + actor[1:], **slots)


ALL = slice(None)
FIRST, SECOND = slice(0, None, 2), slice(1, None, 2)  # ways to say it, none shared


def sentence(rng: random.Random, ways: slice = ALL) -> str:
    tail = rng.choice(TAILS.split("|")[ways])
    return said(rng.choice(FRAMES[ways]), details(rng)) + tail + "."


def lookalike(rng: random.Random, kind: str) -> tuple[str, str]:
    """A sentence and another of which one thing differs: a slot, or that it is so."""
    slots = details(rng)
    frames = [
        frame
        for frame in FRAMES
        if kind == "not" or f"{{{kind}}}" in frame or f"{{{kind.upper()}}}" in frame
    ]
    frame = rng.choice(frames)
    tail = rng.choice(TAILS.split("|")) + "."
    original = said(frame, slots) + tail
    if kind == "not":
        for verb in (" has ", " had ", " will ", " was ", " were ", " are "):
            if verb in original:
                return original, original.replace(verb, f"{verb}not ", 1)
        return original, "It is untrue that " + original[0].lower() + original[1:]
    while (other := said(frame, slots) + tail) == original:
        slots[kind] = details(rng)[kind]
    return original, other


def report(
    rng: random.Random, paragraphs: int = 14, ways: slice = ALL
) -> list[list[Sentence]]:
    """Paragraphs of sentences, none of them said twice."""
    known: set[str] = set()
    return [
        [Sentence(_unsaid(rng, known, ways)) for _ in range(rng.randint(1, 5))]
        for _ in range(paragraphs)
    ]


def _unsaid(rng: random.Random, known: set[str], ways: slice = ALL) -> str:
    text = sentence(rng, ways)
    while text in known:
        text = sentence(rng, ways)
    known.add(text)
    return text


def edit(rng: random.Random, text: str, share: float) -> str:
    """Change a share of the words: replaced, left out, added, at the edges too."""
    words = text.removesuffix(".").split()
    if rng.random() < 0.15:
        half = len(words) // 2
        words = words[:half] if rng.random() < 0.5 else words[half:]
    for _ in range(max(1, round(share * len(words)))):
        place, kind = rng.randrange(len(words)), rng.random()
        if kind < 0.5:
            words[place] = rng.choice(
                [*FILLERS.split(), *PLACES.split(), str(rng.randint(3, 960))]
            )
        elif kind < 0.75 and len(words) > 6:
            del words[place]
        else:
            words.insert(place, rng.choice(FILLERS.split()))
    words[0] = words[0][0].upper() + words[0][1:]
    edited = " ".join(words) + "."
    return edited if edited != text else edit(rng, text, share)


def revise(
    rng: random.Random, paragraphs: list[list[Sentence]]
) -> list[list[Sentence]]:
    """Return the next edition: much stays, some is edited, cut, added, or changes place."""
    known = {s.text for paragraph in paragraphs for s in paragraph}
    revised = [_revised(rng, paragraph, known) for paragraph in paragraphs]
    if rng.random() < 0.5:
        a, b = rng.sample(range(len(revised)), 2)
        revised[a], revised[b] = revised[b], revised[a]
    revised.insert(rng.randrange(len(revised)), [Sentence(_unsaid(rng, known), "new")])
    return revised


def _revised(
    rng: random.Random, paragraph: list[Sentence], known: set[str]
) -> list[Sentence]:
    revised = []
    for old in paragraph:
        fate = rng.choices(["unchanged", "edited", "removed"], [70, 20, 10])[0]
        text = (
            edit(rng, old.text, rng.uniform(0.05, 0.4))
            if fate == "edited"
            else old.text
        )
        revised.append(Sentence("" if fate == "removed" else text, fate, old.text))
        if rng.random() < 0.08:
            revised.append(Sentence(_unsaid(rng, known), "new"))
    return revised


def written(paragraphs: list[list[Sentence]]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a report, and where each sentence stands in it, in order."""
    text, spans = "", []
    for paragraph in paragraphs:
        text = text.rstrip(" ") + ("\n\n" if text else "")
        for each in paragraph:
            spans.append((len(text), len(text) + len(each.text)))
            text += each.text + (" " if each.text else "")
    return text.rstrip(), spans
