"""Take pictures of the running demo: `make shots`, for README.md and for a look.

Starts a demo of its own unless --address names one that runs.
"""

import argparse
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browsing import launch

SHOTS = Path(__file__).resolve().parents[1] / ".shots"
LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@contextmanager
def demo(**environment):
    command = [sys.executable, "manage.py", "demo"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | environment
    ) as process:
        for line in process.stdout:
            print(line, end="")
            if found := re.search(r"Plumbline is at (\S+)/ ", line):
                yield found[1]
                break
        process.terminate()
        process.stdout.read()


FLAGSHIP = "/?q=%22closest+position%22+60"
NEAR = {  # what a pair's page leads to
    "topic": ".crumb a",
    "actor": ".said .actor a",
    "discrepancy": "a[href^='/discrepancies/'] bdi",
    "reader": ".ways a",
}


def paths(page):
    """The pages to picture, found as a reader finds them."""
    yield "browse", "/"
    page.goto(FLAGSHIP)
    pair = page.locator(".pair .spine a").first.get_attribute("href")
    yield "pair", pair
    page.goto(pair)
    for name, link in NEAR.items():
        found = page.locator(link).first.evaluate("x => x.closest('a').pathname")
        yield name, found


def shoot(address, browser):
    page = browser.new_page(base_url=address)
    for name, path in list(paths(page)):
        for width, scheme in LOOKS:
            view = browser.new_page(
                base_url=address,
                color_scheme=scheme,
                viewport={"width": width, "height": 900},
            )
            view.goto(path)
            file = SHOTS / f"{name}-{width}-{scheme}.png"
            view.screenshot(path=file, full_page=name != "browse")
            tell(file)
            if name == "pair" and (width, scheme) == LOOKS[0]:
                view.screenshot(path=SHOTS / "readme.png")
                view.pdf(path=SHOTS / "pair.pdf", format="A4")
                tell(SHOTS / "pair.pdf")
            view.close()


def tell(file):
    print(file.relative_to(SHOTS.parent))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="of a demo that runs already")
    chosen = parser.parse_args()
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        if chosen.address:
            shoot(chosen.address, launch(playwright))
        else:
            with demo() as found:
                shoot(found, launch(playwright))
