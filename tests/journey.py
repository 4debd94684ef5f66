"""One article on its way from paste to published pair, by keyboard alone.

Each step presses keys and waits for what they lead to; it yields the page and
what there is to see on it, for a test to go on and for a film to picture.
"""

from dataclasses import dataclass

TITLE = "Siege of Qasr is broken, says ministry"
SAID = (
    "The Ministry of Norland said its aircraft hit 60 targets near Qasr on 9 October"
    " 2021 and broke the siege of the town."
)
SEEN = (
    "Residents of Qasr said on 10 October 2021 that the road was still closed and"
    " that no aid had come."
)
ARTICLE = f"{TITLE}\n\n{SAID} It gave no names of the places it meant.\n\n{SEEN}\n"
WHY = (
    "Both speak of one road in the same days; the claim cannot hold while it is closed."
)
HERE = """x => [x, ".skip-to-content-link"].map(
    (wanted) => document.activeElement?.matches(wanted))"""
ROW = "document.activeElement.closest('a.row')?.textContent ?? ''"
TABS = 200  # as many as are pressed on the way to a field


@dataclass(frozen=True)
class Article:
    """A text, words of the two sentences to tag in it, and the editor's own words."""

    text: str = ARTICLE
    title: str = TITLE
    claim: str = "hit 60 targets"
    outcome: str = "still closed"
    claimed: str = "Norland’s ministry says that its air raids broke the siege of Qasr."
    observed: str = "Residents say that the road to Qasr is closed and no aid came."
    claimant: str = "Ministry of Norland"
    observer: str = "Residents of Qasr"
    heading: str = "A siege broken beside a closed road"
    why: str = WHY


def reach(page, selector, key="Tab"):
    """Press Tab until the focus is on what is looked for."""
    page.wait_for_selector(selector, state="attached")
    for _ in range(TABS):
        here, skips = page.evaluate(HERE, selector)
        if here:
            return
        page.keyboard.press("Enter" if skips else key)
    raise AssertionError(f"The keyboard does not reach {selector}")


def press(page, selector, key="Enter"):
    reach(page, selector)
    page.keyboard.press(key)


def write(page, selector, words):
    """Put words in the place of what is there; no words leave it as it is."""
    if not words:
        return
    reach(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def go(page, path, wanted):
    page.goto(path)
    page.wait_for_selector(wanted)


def capture(page, article):
    """Paste the text, see it as it will be stored, keep it."""
    go(page, "/admin/sources/source/capture/", "[name=text]")
    write(page, "[name=text]", article.text)
    yield page, "pasted"
    press(page, "input[value='Look at it']")
    page.wait_for_selector("text=The text as it will be stored")
    write(page, "[name=title]", article.title)
    yield page, "seen as it will be stored"
    page.keyboard.press("Enter")
    page.wait_for_selector("#text")
    yield page, "kept, and open for tagging"


def select(page, words):
    """Step through the sentences to the one that says the words."""
    for _ in range(TABS):
        if words in page.input_value("#id_words"):
            return
        page.keyboard.press("j")
    raise AssertionError(f"No sentence says {words}")


def tag(page, words, key, statement, who, kinds):
    """Make a sentence a claim or an outcome; a name that is new is said to be so."""
    side = {"c": "claim", "o": "outcome"}[key]
    page.evaluate("document.getElementById('text').focus()")
    select(page, words)
    page.keyboard.press(key)
    page.wait_for_selector(f"#tagging.{side} textarea:focus")
    write(page, "#tagging [name=statement]", statement)
    write(page, "#tagging [name$='-0-name']", who)
    for name, choice in kinds.items():
        reach(page, f"#tagging [name={name}]")
        page.keyboard.type(choice)
    yield page, f"{side}, filled in"
    if not page.locator("#tagging [name$='-0-which']").count():
        press(page, "#tagging .save")
        page.wait_for_selector(f"#text mark.{side}, #tagging [name$='-0-which']")
    if page.locator("#tagging [name$='-0-which']").count():
        reach(page, "#tagging [name$='-0-which']")
        page.keyboard.type("new: g" if side == "claim" else "new: w")
        yield page, f"{side}, by somebody new"
        press(page, "#tagging .save")
    page.wait_for_selector(f"#text mark.{side}")
    yield page, f"{side}, saved as a draft"


def choose(page, words):
    """Step through the rows to the one that says the words, and open it."""
    for _ in range(TABS):
        page.keyboard.press("j")
        if words in page.evaluate(ROW):
            page.keyboard.press("o")
            return
    raise AssertionError(f"No row says {words}")


def pair(page, article):
    """From the tagged claim to its candidates, to both beside each other, assessed."""
    press(page, ".listed .claim .pair-it")
    page.wait_for_selector(".candidates a.row")
    yield page, "candidates, with reasons"
    choose(page, article.observed)
    page.wait_for_selector("#assessment")
    yield page, "beside each other"
    press(page, "[name=time_confirmed]", "Space")
    write(
        page,
        "[name=effect_reason]",
        "The siege is said to be broken; the road is closed.",
    )
    reach(page, "[name=effect_verdict]", "Shift+Tab")
    page.keyboard.type("Inconsistent")
    reach(page, "[name=relation]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    write(page, "[name=heading]", article.heading)
    write(page, "[name=rationale]", article.why)
    yield page, "assessed"
    press(page, "[name=submit]")
    page.wait_for_selector(".messagelist .success")
    yield page, "submitted for review"


def publish(page):
    """Another reader works off the queue: both statements, then the pair."""
    go(page, "/admin/queues/review/", "a.row")
    yield page, "waiting for a second reader"
    for kind in ("claim", "outcome", "pair"):
        go(page, "/admin/queues/review/", "a.row")
        page.keyboard.press("j")
        page.keyboard.press("o")
        press(page, f"input[formaction*='/{kind}/'][value='Approve and publish']")
        page.wait_for_selector(".messagelist .success")
        yield page, f"{kind}, published"
    press(page, ".viewsitelink")
    page.wait_for_selector("article.compare")
    yield page, "what readers see"


def steps(editor, reader, article):
    yield from capture(editor, article)
    of = {"kind": "Progress"}
    yield from tag(editor, article.claim, "c", article.claimed, article.claimant, of)
    of = {"event_type": "State", "status": "Reported", "corroboration": "one"}
    yield from tag(editor, article.outcome, "o", article.observed, article.observer, of)
    yield from pair(editor, article)
    yield from publish(reader)
