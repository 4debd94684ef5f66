import pytest

from claims.extraction import extract

SAID = [
    # text, source, cue, content
    ("The ministry said on Monday that its jets had hit the depot.", "The ministry", "said", "its jets had hit the depot"),
    ("“We will not leave,” General Adel Karim told reporters.", "General Adel Karim", "told", "We will not leave"),
    ("\"We will not leave the town,\" said Karim.", "Karim", "said", "We will not leave the town"),
    ("«We will not leave the town», said Karim.", "Karim", "said", "We will not leave the town"),
    ("According to the mayor, nobody was hurt in the blast.", "the mayor", "According to", "nobody was hurt in the blast"),
    ("Nobody was hurt in the blast, according to the mayor.", "the mayor", "according to", "Nobody was hurt in the blast"),
    ("The army vowed to retake the town.", "The army", "vowed", "to retake the town"),
    ("The minister accused the rebels of shelling a school.", "The minister", "accused", "the rebels of shelling a school"),
    ("Farmers are worried about the price of seed.", "Farmers", "worried", "about the price of seed"),
    ("They made the claim that taxes would rise.", "They", "claim", "taxes would rise"),
    ("“It is rigged,” Harker thundered to the crowd.", "Harker", "thundered", "It is rigged"),
    ("In the words of one aide, the vote was lost.", "one aide", "words", "the vote was lost"),
    ("The mayor called the ruling “a stain on our courts”.", "The mayor", "called", "the ruling “a stain on our courts"),
    ("The judge ruled that the law was void.", "The judge", "ruled", "the law was void"),
    ("The mayor issued a statement shortly after the vote saying: “We will not be bullied again.”", "The mayor", "saying", "We will not be bullied again."),
    ("Harker told reporters:\n\n“We will stay here until the spring.”", "Harker", "told", "We will stay here until the spring."),
    ("He denied Bell's claim that he took cash.", "Bell", "claim", "he took cash"),
    ("Asked for his vote, Harker said no.", "Harker", "said", "no"),
    ("The bill, which most farmers oppose, is late, and most bankers oppose it.", "most bankers", "oppose", "it"),
    ("Harker said the bank was sound, while Bell warned of a run.", "Harker", "said", "the bank was sound"),
    ("Harker blamed the bank for the crash, which cost 900 jobs.", "Harker", "blamed", "the bank for the crash"),
    ("The talks began with miners asking why the pit was shut.", "miners", "asking", "why the pit was shut"),
    ("Harker said it was late, and that he was tired.", "Harker", "said", "it was late, and that he was tired"),
    ("Despite NATO assertions that the plan had failed, it went on.", "NATO", "assertions", "the plan had failed"),
    ("Harker said that was wrong.", "Harker", "said", "that was wrong"),
    ("In the final stretch, more than three quarters of likely voters say they support Bell over Harker, a study found.", "more than three quarters of likely voters", "say", "they support Bell over Harker"),
    ("Harker realized soon enough that the bank was broke.", "Harker", "realized", "the bank was broke"),
    ("Villagers were dismayed by the loss of the school.", "Villagers", "dismayed", "by the loss of the school"),
    ("The bank hammered the mayor for the delay.", "The bank", "hammered", "the mayor for the delay"),
    ("“It was never a stunt,” insisted one aide.", "one aide", "insisted", "It was never a stunt"),
    ("The mayor released this statement on Friday.\n\n“We will rebuild the bridge before the spring.”", "The mayor", "released this statement", "We will rebuild the bridge before the spring."),
    ("But opinion polls show Republican standing among Hispanics has since been hurt by a shrill debate.", "opinion polls", "show", "Republican standing among Hispanics has since been hurt by a shrill debate"),
    ("Harker wrote on his page:\n\nWe will never give up on the farms of this county.\n\nSnow fell.", "Harker", "wrote", "We will never give up on the farms of this county."),
    ("Jets hit the depot, Interfax quoted the ministry as saying.", "Interfax", "quoted", "Jets hit the depot"),
]  # fmt: skip


NOT_SAID = [
    "The Senate rejected the bill by two votes.",
    "Harker cares so much that he opened the gates.",
    "When asked about the flood, Harker left.",
    "That said, the road was shut.",
    "The court denied him a new trial.",
    "The board called a meeting at noon.",
    "The raid was carried out according to the rules.",
]


def words(text, span):
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"), SAID, ids=[t for t, *_ in SAID]
)
def test_who_said_what(text, source, cue, content):
    found = [
        (
            words(text, one.source),
            words(text, one.cue),
            words(text, one.content[0]).strip('“”«»",'),
        )
        for one in extract(text).attributions
    ]

    assert (source, cue, content) in found


@pytest.mark.parametrize("text", NOT_SAID)
def test_an_act_is_no_speech(text):
    assert extract(text).attributions == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("“We hope that the talks will go on,” Harker said.", ["Harker"]),
        ("“They said that the talks had failed,” Harker said.", ["They", "Harker"]),
        ("“I know the road is shut,” Bell said. “We fear it will stay so.”", ["Bell"]),
    ],
)
def test_of_what_is_quoted_only_the_words_of_others_count_again(text, sources):
    assert [words(text, one.source) for one in extract(text).attributions] == sources


def test_speech_that_a_paragraph_leaves_open_runs_on():
    text = '"We stay," Harker said. "It is long.\n\n"It will end soon.\n\n"Then we go home."'

    (found,) = extract(text).attributions

    parts = [words(text, part) for part in found.content]
    assert parts == [
        '"We stay,"',
        '"It is long.',
        '"It will end soon.',
        '"Then we go home."',
    ]


def test_a_heading_in_quotation_marks_is_nobodys():
    text = "Harker said it was late.\n\n‘No more money for the banks’\n\nSnow fell."

    (found,) = extract(text).attributions

    assert [words(text, part) for part in found.content] == ["it was late"]


def test_speech_that_runs_on_is_the_last_speakers():
    text = (
        "“We will stay,” Karim said. “We will not leave this town before the spring.”"
    )

    (found,) = extract(text).attributions

    assert (
        words(text, found.content[-1])
        == "“We will not leave this town before the spring.”"
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We are," Harker added, "going to win."', ['"We are,"', '"going to win."']),
        ("The point, Harker said, is to win.", ["The point", "is to win"]),
        ('"We won,” said Harker. "It is over."', ['"We won,”', '"It is over."']),
        ("Harker said it was late, adding that he was tired.", ["it was late"]),
    ],
)
def test_what_is_said_may_stand_in_parts(text, content):
    found = extract(text).attributions[0]

    assert [words(text, span) for span in found.content] == content


def test_what_is_added_is_said_by_the_same():
    text = "Harker said the bank was broke, adding that it needed help."

    assert words(text, extract(text).attributions[-1].source) == "Harker"


def test_words_of_the_next_paragraph_are_nobodys_before():
    text = "Harker did not respond to a letter.\n\n“This is over,” Bell said."

    assert [words(text, one.source) for one in extract(text).attributions] == ["Bell"]


MEANT = [
    # text, who speaks last
    ("Minister Adel Karim said talks had failed. He added that war was near.", "Minister Adel Karim"),
    ("Harker said that Bell had left. He said it was time.", "Harker"),
    ("Nancy Bell met Tom Harker. Harker said the road was shut. She said it was open.", "Nancy Bell"),
    ("Harker told reporters he would sue. Mr. Bell left for Wales. He said it was late.", "Mr. Bell"),
    ("The bank said sales fell. He said that was wrong.", ""),
    ("The bank said sales fell. Its chief, Tom Harker, agreed. It said more would go.", "The bank"),
    ("The Transport Department said the road was shut. Tom Harker said it was not. The department said it was.", "The Transport Department"),
    ("Sen. Lucia Ferrer said the bill was dead. Mayor John Moss said it lived. The senator said she had the votes.", "Sen. Lucia Ferrer"),
    ("Villagers said the water was foul. Tom Harker said it was not. They said nobody came.", "Villagers"),
    ("Governor Ellen Marsh said the bridge was safe. The county denied the claim. She said it would open.", "Governor Ellen Marsh"),
    ("Police said he had been drunk. They said he slept.", "Police"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[t for t, _ in MEANT])
def test_he_she_and_the_senator_are_the_last_who_can_be_meant(text, speaker):
    assert extract(text).attributions[-1].speaker == speaker


@pytest.mark.parametrize(
    "text", ["“" * 400, "he said " * 300, '"a" said ' * 300, "that, " * 500]
)
def test_any_text_can_be_searched_for_speech(text):
    for found in extract(text).attributions:
        assert 0 <= found.start < found.end <= len(text)


def test_p13_without_a_model_plain_attributions_are_found(monkeypatch):
    monkeypatch.setenv("SPACY_MODEL", "none")
    text = "The ministry said that its jets had hit the depot. “We stay,” said Karim."

    found = extract(text).attributions

    assert [words(text, one.source) for one in found] == ["The ministry", "Karim"]
    assert words(text, found[0].content[0]) == "its jets had hit the depot"


def test_a_dateline_says_nothing():
    text = "LONDON (Reuters) - The minister said talks had failed."

    (found,) = extract(text).attributions

    assert words(text, found.source) == "The minister"


def test_what_is_only_hearsay_has_no_speaker():
    text = "The general is said to be involved in the planning."

    assert [found for found in extract(text).attributions if found.source] == []
