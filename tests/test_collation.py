import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.collation import SAME, collate, shortened, tally

SENTENCE = "The army said 60 targets were hit near Aleppo."


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_what_is_aligned(before, after):
    found = collate(before, after)

    assert "".join(one.before for one in found) == before
    assert "".join(one.after for one in found) == after
    assert all((one.kind == SAME) == (one.before == one.after) for one in found)


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("The army said 60\u00a0targets were hit near Aleppo.", "typographic"),
        ("The army said 60 targets were struck near Aleppo.", "wording"),
        ("The army said 70 targets were hit near Aleppo.", "material"),
        ("The army said 60 targets were hit near Homs.", "material"),
        ("The army said 60 targets were not hit near Aleppo.", "material"),
        ("The rebels said 60 targets were hit near Aleppo.", "material"),
    ],
)
def test_a_change_is_classed_by_what_it_changes(after, kind):
    found = tally(collate(SENTENCE, after))

    assert found == dict.fromkeys(found, 0) | {kind: 1}


def test_a_sentence_among_others_differs_alone():
    before = "\n".join(["It rained."] * 50 + [SENTENCE] + ["It snowed."] * 50)
    after = before.replace("60", "61")

    [changed] = [one for one in collate(before, after) if one.kind != SAME]

    assert changed.before.strip() == "60"
    assert changed.after.strip() == "61"


def test_what_is_the_same_is_shortened_in_the_middle():
    same = "word " * 200
    first, *_ = shortened(collate(f"{same}end", f"{same}stop"))

    assert len(first.before) < 400
    assert "[…]" in first.before


def test_p23_texts_with_nothing_in_common_are_compared_in_bounded_space():
    lines = "a\n" * 30_000

    assert tally(collate(lines, lines.replace("a", "b")))["wording"] >= 1
