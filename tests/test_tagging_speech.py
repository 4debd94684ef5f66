"""Who says it, whether it is said or denied, and when: as the sentence itself has it."""

import pytest

from tests.spoken import faults, make_text, propose, spoken
from tests.tagging import HTMX, address, desk, fields, tag

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
EVERY = spoken("spoken") + spoken("spoken_held_out")


@pytest.mark.parametrize("one", EVERY, ids=str)
def test_a_form_keeps_speaker_polarity_and_days_of_the_sentence(desk, one):
    source = make_text(one)

    filled = fields(tag(desk, source, one.words, one.side))

    assert faults(one, filled) == {}


@pytest.mark.parametrize("one", EVERY, ids=str)
def test_a_proposal_keeps_speaker_polarity_and_days_of_the_sentence(desk, one):
    source = make_text(one)
    found = propose(source, one)
    if found is None:
        pytest.skip("the machine proposes nothing here")

    posted = {"act": "edit", "suggestion": found.pk}
    filled = fields(desk.post(address(source), posted, headers=HTMX))

    assert faults(one, filled) == {}
