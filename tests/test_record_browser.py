"""What a reader's own browser makes of the pages of records and lists."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from claims.models import Pair
from tests.factories import make_published_discrepancy
from tests.test_list_pages import LISTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
QUIET_LISTS = [*LISTS, "/claims/?unpaired=1", "/claims/?page=99", "/method"]
QUIET_LISTS += ["/corrections"]


def test_every_record_and_list_is_quiet_and_accessible(visit, request):
    request.getfixturevalue("seeds")
    pair = Pair.objects.order_by("pk").first()
    page = visit("/")

    for path in [*pages_of(pair), *QUIET_LISTS]:
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert page.goto(path).status == 200, path
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (path, width)
            found = Axe().run(page)
            assert found.violations_count == 0, (path, found.generate_report())


def pages_of(pair):
    """The page of everything that the first pair of the case shows."""
    named = pair.claim
    return [
        f"/c/{named.public_id}",
        f"/o/{pair.outcome.public_id}@1",
        named.reports.first().source.get_absolute_url(),
        f"/actors/{named.parts.first().actor.public_id}",
        f"/places/{named.places.first().public_id}",
        f"/topics/{named.topics.first().public_id}",
        f"/suggest/{pair.public_id}",
        f"/suggest/{pair.public_id}/thanks",
        f"/discrepancies/{make_published_discrepancy().public_id}",
    ]
