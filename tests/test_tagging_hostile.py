"""P15 to P18 on the tagging page: every field, and the text itself."""

import html

import pytest

from claims.models import Actor, Claim, Place
from tests.factories import make_source
from tests.hostile import LINKS, READ, SOAK, UNSEEN
from tests.tagging import address, desk, fields, save, source, tag

__all__ = ["desk", "source"]
pytestmark = pytest.mark.django_db
TYPED = ["statement", "happened_ground", "report-verb", "report-hedge"]
TYPED += ["report-said_ground", "actor-1-name", "place-1-name", "chain-1-name"]
TYPED += ["figure-0-counted", "figure-0-reference", "figure-0-unit", "figure-0-hedge"]
CHOSEN = ["words", "prefix", "suffix", "seen", "of", "side", "act", "where", "kind"]
CHOSEN += ["happened", "happened_basis", "actor-1-part", "actor-1-which", "report-said"]
CHOSEN += ["report-wording", "figure-0-printed", "figure-0-low", "figure-0-time"]
CHOSEN += ["figure-0-DELETE", "actor-TOTAL_FORMS", "csrfmiddlewaretoken"]
BAD = ["a\0b", "\0", READ[0], *LINKS[:2], "9" * 400, "-1", "NaN", "\u202e"]


@pytest.mark.parametrize("name", TYPED + CHOSEN)
def test_p15_p17_any_field_may_hold_anything_and_nothing_breaks(desk, source, name):
    form = fields(tag(desk, source))

    first = (TYPED + CHOSEN).index(name)
    for bad in BAD if SOAK else [BAD[0], BAD[first % len(BAD)]]:
        page = desk.post(address(source), form | {name: bad})
        assert page.status_code < 500
        assert "<script>window" not in getattr(page, "text", "")
    stored = [*Claim.objects.values_list("statement", flat=True)]
    stored += Actor.objects.values_list("name", flat=True)
    stored += Place.objects.values_list("name", flat=True)
    assert not any("\0" in one for one in stored)


def test_p17_markup_in_all_fields_at_once_is_shown_as_text(desk, source):
    markup = READ[0]
    kinds = {"actor-1-which": "new:media", "place-1-which": "new:area"}
    kinds["chain-1-which"] = "new:ngo"
    form = dict.fromkeys(TYPED, markup[:40]) | kinds

    page = save(desk, source, tag(desk, source), **form)
    whole = desk.get(address(source))
    again = tag(desk, source)

    assert page.status_code == 200
    for shown in (page, whole, again):
        assert html.escape(markup[:40]) in shown.text
        assert "<script>window" not in shown.text


def test_p16_p17_a_hostile_text_is_shown_as_text_and_its_words_are_found(desk):
    source = make_source("\n\n".join([*READ, *(f"six{x}ty" for x, _ in UNSEEN)]))

    page = desk.get(address(source))

    assert "<script>window" not in page.text
    for character, name in UNSEEN:
        assert f"six⟦{name}⟧ty" in page.text
        form = tag(desk, source, f"six⟦{name}⟧ty")
        assert fields(form)["words"] == f"six{character}ty"
        assert f"six⟦{name}⟧ty</bdi></blockquote>" in form.text
