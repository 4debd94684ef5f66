import pytest

from tests import scores
from tests.seed_scores import DOCUMENTS, GOLD, seeds

with_seeds = pytest.mark.skipif(
    not (GOLD.is_file() and DOCUMENTS.is_dir()),
    reason="the seeds' texts or their annotation are not here",
)


@scores.with_development_data
def test_values_of_figures_are_right():
    right, all_of_them = scores.quantities()

    assert right / all_of_them >= 0.85


@scores.with_development_data
def test_figures_dates_and_places_are_found():
    found = scores.entities()

    assert found["Quantity"].f >= 0.80
    assert found["Temporal"].f >= 0.90
    assert found["Location"].f >= 0.75


@with_seeds
def test_claims_and_outcomes_are_told_apart_sentence_by_sentence():
    found = seeds()

    assert found["claim"].precision >= 0.85
    assert found["claim"].recall >= 0.80
    assert found["outcome"].precision >= 0.80
    assert found["outcome"].recall >= 0.75
