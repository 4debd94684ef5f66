"""A film of one article from paste to published pair: `make film`.

It is driven by keyboard alone, on a demo of its own whose data are thrown away,
unless --address and --accounts name one that runs already.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browsing import launch
from tests.journey import Article, steps
from tests.shots import SHOTS, demo

OF_A_DOCUMENT = {
    "title": "the title of the source",
    "claim": "words of the sentence that is a claim",
    "outcome": "words of the sentence that is an outcome",
    "claimed": "our own sentence for the claim",
    "observed": "our own sentence for the outcome",
    "claimant": "who claims",
    "observer": "who reports",
    "heading": "what stands beside what",
    "why": "why they belong side by side",
}
NEEDED = [
    "claim",
    "outcome",
    "claimant",
    "heading",
    "why",
]  # the rest as the desk proposes


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=SHOTS / "film")
    parser.add_argument("--address", help="of a demo that runs already")
    parser.add_argument("--accounts", type=Path, help="its file of passwords")
    parser.add_argument("--document", type=Path, help="a text instead of our own")
    for name, what in OF_A_DOCUMENT.items():
        parser.add_argument(f"--{name}", help=f"with --document: {what}")
    chosen = parser.parse_args()
    if chosen.document and not all(getattr(chosen, name) for name in NEEDED):
        parser.error(f"A document needs {', '.join(f'--{name}' for name in NEEDED)}.")
    if chosen.address and not chosen.accounts:
        parser.error("An address needs --accounts.")
    return chosen


def article_of(chosen):
    if not chosen.document:
        return Article()
    said = {name: getattr(chosen, name) or "" for name in OF_A_DOCUMENT}
    return replace(Article(), text=chosen.document.read_text(), **said)


def log_in(browser, address, name, password):
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    page.goto("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_selector("#user-tools")
    return page


def film(address, accounts, article, into, browser):
    passwords = dict(line.split() for line in accounts.read_text().splitlines())
    editor, reader = (
        log_in(browser, address, name, passwords[name])
        for name in ("editor", "publisher")
    )
    into.mkdir(parents=True, exist_ok=True)
    for number, (page, seen) in enumerate(steps(editor, reader, article), 1):
        name = seen.replace(",", "").replace(" ", "-")
        file = into / f"{number:02}-{name}.png"
        page.screenshot(path=file, full_page=True)
        print(file)


def main(chosen):
    with sync_playwright() as playwright:
        browser, article = launch(playwright), article_of(chosen)
        if chosen.address:
            film(chosen.address, chosen.accounts, article, chosen.into, browser)
            return
        with (
            tempfile.TemporaryDirectory() as data,
            demo(PLUMBLINE_DATA=data) as address,
        ):
            film(address, Path(data, "accounts"), article, chosen.into, browser)


if __name__ == "__main__":
    main(arguments())
