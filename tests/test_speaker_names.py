"""What a phrase that names who speaks tells, and when it names nobody."""

from datetime import date

import pytest

from claims.extraction.attribution_fallback import attributions_in_words
from claims.extraction.date_roles import date_role
from claims.extraction.dates import dates_in
from claims.extraction.speaker_names import speaker_name
from claims.tagging.attributions import find_attribution
from claims.tagging.draft_words import balanced, is_plural
from sources.spans import Span

NAMED = [
    # phrase, name, who that is
    ("Peskov", "Peskov", ""),
    ("the defence ministry", "defence ministry", ""),
    ("Vladimir Leontyev, the mayor", "Vladimir Leontyev", "the mayor"),
    ("Emergency chief Rosa Lim", "Rosa Lim", "Emergency chief"),
    ("The Interior Ministry", "Interior Ministry", ""),
    ("fisherman Ito Kenji", "Ito Kenji", "fisherman"),
    ("A Coast Guard spokesman", "Coast Guard", ""),
    ("a spokeswoman for the United Nations", "United Nations", ""),
    ("the People's Front", "People's Front", ""),
    ("Lena Fischer, who coached the side for a decade", "Lena Fischer", ""),
    ("Ecuador's president, Daniel Noboa", "Daniel Noboa", "Ecuador's president"),
    ("Kenya's Interior Ministry", "Kenya's Interior Ministry", ""),
    ("Colonel Tariq Aziz Khan", "Tariq Aziz Khan", "Colonel"),
    (
        "the Russian-installed mayor of Nova Kakhovka, Vladimir Leontyev",
        "Vladimir Leontyev",
        "the Russian-installed mayor of Nova Kakhovka",
    ),
    ("two US officials", "two US officials", ""),
    ("a US official", "a US official", ""),
    ("Mr. Bell", "Bell", ""),
    (
        "the Syrian Observatory for Human Rights",
        "Syrian Observatory for Human Rights",
        "",
    ),
    (
        "Rami Abdel Rahman of the Syrian Observatory for Human Rights",
        "Rami Abdel Rahman",
        "of the Syrian Observatory for Human Rights",
    ),
    ("Abdel Fattah al-Burhan", "Abdel Fattah al-Burhan", ""),
    ("Ursula von der Leyen", "Ursula von der Leyen", ""),
    ("residents of Qasr", "residents of Qasr", ""),
    ("US Secretary of State Antony Blinken", "Antony Blinken", "US Secretary of State"),
    (
        "Interior Ministry spokeswoman Irina Volk",
        "Irina Volk",
        "Interior Ministry spokeswoman",
    ),
    ("France and Germany", "France and Germany", ""),
    ("Free Syrian Army commander Abu Omar", "Abu Omar", "Free Syrian Army commander"),
    ("But the Bank of England", "Bank of England", ""),
    ("he", "", ""),
    ("They", "", ""),
    ("the minister", "", ""),
    ("a guard", "", ""),
    ("their manager", "", ""),
    ("Neither side", "", ""),
    ("No minister", "", ""),
    ("Nobody at the ministry", "", ""),
]
THURSDAY = date(2024, 3, 7)


@pytest.mark.parametrize(("phrase", "name", "about"), NAMED)
def test_a_phrase_names_somebody_or_nobody(phrase, name, about):
    found = speaker_name(phrase)

    assert (found.name, found.about) == (name, about)


SPOKEN = [
    # text, who says it
    ("The road was shut, Ellen Marsh, the mayor, said.", "Ellen Marsh, the mayor"),
    (
        "The dam will burst, warned Ellen Marsh, a geologist.",
        "Ellen Marsh, a geologist",
    ),
    ("RIA quoted the ministry as saying that jets had struck.", "the ministry"),
    ("Ellen Marsh was quoted by RIA as saying that jets had struck.", "Ellen Marsh"),
    ("At no time has the ministry said that jets had struck.", "the ministry"),
    ("Miners were freed, mine owner Piet Lourens said.", "mine owner Piet Lourens"),
    ("Police could not immediately confirm that jets had struck.", "Police"),
    ("Bell fled and he denied that jets had struck.", "he"),
    ("Rebels urged the army to leave, the ministry said.", "the ministry"),
    ("Ellen Marsh is said to be ill.", None),
    ("The Gulf states which had sent jets fell silent.", None),
]


@pytest.mark.parametrize(("text", "who"), SPOKEN)
def test_words_alone_tell_who_says_it(text, who):
    found = attributions_in_words(text, [Span(0, len(text))])

    sources = [text[x.source.start : x.source.end] for x in found]
    assert sources == ([who] if who else [])


DATED = [
    # text, whose date it is
    ("The army said on Monday that jets had struck.", "said"),
    ("On Monday the army said that jets had struck.", "said"),
    ("The army on Monday said that jets had struck.", "said"),
    ("The army told reporters in Geneva on Monday that jets had struck.", "said"),
    ("Jets had struck, the army said late on Monday.", "said"),
    ("In a statement on Monday, the army said that jets had struck.", "said"),
    ("The army said in Monday's statement that jets had struck.", "said"),
    ("The army said jets had struck, in an interview on Monday.", "said"),
    ("The army urged villagers on Monday to leave.", "said"),
    ("The army said that jets had struck on Monday.", "happened"),
    ("Jets had struck on Monday, the army said.", "happened"),
    ("On Monday jets had struck, the army said.", "happened"),
    ("Jets had struck on Monday, said the army.", "happened"),
    ("The army blamed rebels for Monday's raid.", "happened"),
    ("Jets struck on Monday.", "happened"),
    ("The army condemned the raid on Monday.", ""),
    ("The army said the rebels had admitted on Monday that they fled.", ""),
    ("The army said Bell's speech on Monday was a lie.", ""),
    ("Asked about the raid on Monday, the army said that jets had struck.", ""),
    ("The army said it was not planning raids on Monday.", ""),
]


@pytest.mark.parametrize(("text", "role"), DATED)
def test_a_date_is_that_of_saying_of_happening_or_of_neither(text, role):
    around = Span(0, len(text))
    (day,) = dates_in(text, THURSDAY)

    said = find_attribution(text, around, around)

    assert date_role(text, around, day, said) == role


@pytest.mark.parametrize(
    ("who", "several"),
    [
        ("Peskov", False),
        ("two officials", True),
        ("Residents of Qasr", True),
        ("a spokesman for the rebels", False),
        ("police", True),
        ("France and Germany", True),
        ("the United States", None),
        ("Piet Lourens", None),
    ],
)
def test_one_speaks_or_several_as_far_as_the_words_tell(who, several):
    assert is_plural(who) is several


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("He says “it failed", "He says “it failed”"),
        ("it failed”, he says", "it failed, he says"),
        ('"It failed.', '"It failed."'),
        ('It failed," he says', '"It failed," he says'),
        ("It failed", "It failed"),
    ],
)
def test_a_quotation_that_was_cut_off_is_closed(cut, whole):
    assert balanced(cut) == whole
