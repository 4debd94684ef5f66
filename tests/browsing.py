"""A real Chromium on a real server, for tests that carry the mark `browser`."""

import os
import shutil

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import Error, sync_playwright

# What the tests never look at and every new window would start processes for; named with
# what Playwright turns off itself, because the last list is the one that counts.
UNSEEN = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--disable-features={','.join(UNSEEN)}",
]


def launch(chromium, **environment):
    """Start the system's Chromium, else Playwright's own; fail or skip without either."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        return chromium.launch(
            executable_path=system, args=QUIET, env={**os.environ, **environment}
        )
    except Error as error:
        missing = f"NO BROWSER, nothing was looked at: install chromium. {error}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture
def chromium_with_fonts(chromium, tmp_path):
    """Start a Chromium that knows the fonts of some folders and no others."""
    browsers = []

    def start(*folders):
        listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
        cache = f"<cachedir>{tmp_path}/{len(browsers)}</cachedir>"
        file = tmp_path / f"fonts-{len(browsers)}.conf"
        file.write_text(f"<fontconfig>{listed}{cache}</fontconfig>")
        browsers.append(launch(chromium.browser_type, FONTCONFIG_FILE=str(file)))
        return browsers[-1]

    yield start
    for browser in browsers:
        browser.close()


@pytest.fixture
def site(transactional_db):
    """The address of the whole application, static files as in production."""
    thread = LiveServerThread("127.0.0.1", lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


OVERTAKEN = ("htmx:sendAbort", "htmx:afterRequest")  # by the reader's next choice


def complaint(message):
    """What the console says, but for a request that a newer one took the place of."""
    return [] if message.text.startswith(OVERTAKEN) else [message.text]


def failures(request):
    """Name a request that failed; one that the reader left behind did not."""
    return [] if request.failure == "net::ERR_ABORTED" else [request.url]


@pytest.fixture
def visit(chromium, site):
    """Open pages as a reader would; every complaint of the browser fails the test."""
    contexts, complaints, wanted = [], [], []

    def open_page(path="/", *, width=1280, complaints_wanted=0, **options):
        wanted.append(complaints_wanted)
        viewport = {"width": width, "height": 900}
        context = chromium.new_context(viewport=viewport, base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(complaint(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.extend(failures(request)))
        response = page.goto(path)
        assert response.status == 200, path
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert len(complaints) == sum(wanted), complaints
