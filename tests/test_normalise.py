import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.models import Revision, Source
from sources.normalise import normalise
from tests.factories import make_source
from tests.texts import texts


@pytest.mark.parametrize(
    ("captured", "stored"),
    [
        ("one\r\ntwo\rthree\n\rfour", "one\ntwo\nthree\n\nfour"),
        ("\r\r\n\r", "\n\n\n"),
        ("\ufeffRents fell.", "Rents fell."),
        ("\ufeff\ufeffRents", "\ufeffRents"),
        ("Rents\ufeff fell.", "Rents\ufeff fell."),
        ("\ufeff\r\nRents", "\nRents"),
        ("10\u00a0000 “dead” – ‘all’", "10\u00a0000 “dead” – ‘all’"),
        ("e\u0301 is not é, ﬁ is not fi", "e\u0301 is not é, ﬁ is not fi"),
        ("\u202egnp\u2066.exe\u200b", "\u202egnp\u2066.exe\u200b"),
        ("\x01\x0b\x0c\x85\u2028", "\x01\x0b\x0c\x85\u2028"),
        ("  trailing \n ", "  trailing \n "),
    ],
)
def test_p15_line_ends_and_byte_order_marks_alone_are_normalised(captured, stored):
    assert normalise(captured) == stored


@given(text=texts)
def test_a_normalised_text_has_no_carriage_return_and_keeps_all_else(text):
    stored = normalise(text)

    assert "\r" not in stored
    assert stored.replace("\n", "") == text.removeprefix("\ufeff").translate(
        {10: None, 13: None}
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("\0", "NUL at character 0"),
        ("Rents\0fell", "NUL at character 5"),
        ("👩‍👧\0", "NUL at character 3"),
        ("a\r\nb\0", "NUL at character 3"),
        ("\ud800", "lone surrogate at character 0"),
        ("Rents \udfff", "lone surrogate at character 6"),
        ("\udc00\ud800", "lone surrogate at character 0"),
    ],
)
@pytest.mark.django_db
def test_p15_what_cannot_be_stored_is_refused_and_nothing_is_stored(text, complaint):
    source = Source.objects.create(title="A day in March")

    with pytest.raises(ValueError, match=complaint):
        source.revise(text, "pasted")

    assert not Revision.objects.exists()


@given(text=st.text(st.characters(), max_size=20), place=st.integers(0, 20))
def test_a_nul_is_refused_wherever_it_stands(text, place):
    with pytest.raises(ValueError, match=r"NUL|lone surrogate"):
        normalise(text[:place] + "\0" + text[place:])


@pytest.mark.django_db
def test_a_hostile_text_leaves_the_revisions_of_its_source_as_they_were():
    source = make_source("Rents fell.")

    with pytest.raises(ValueError, match="NUL"):
        source.revise("Rents fell.\0", "pasted")

    assert [*source.revisions.values_list("number", "text")] == [(1, "Rents fell.")]
