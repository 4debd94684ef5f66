"""A numbered address shows what was published, says what changed since, and proves it."""

import hashlib
import os
import random
import re

import pytest

from claims.models import PairRevision
from claims.publishing import publish
from claims.workflow import withdraw
from sources.reanchoring import reanchor
from tests.factories import make_published_pair, make_report, publish_pair, seed_user
from tests.roles import unguarded
from tests.test_record_pages import address
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db
STEPS = 50 if os.environ.get("PLUMBLINE_SOAK") == "1" else 20
PAGES = 1000 if os.environ.get("PLUMBLINE_SOAK") == "1" else 8  # data of all others
HASH = re.compile(r'class="hash">(\w{64})<')


def sha256(response):
    return hashlib.sha256(response.content).hexdigest()


def corrected(**claim):
    """A pair published twice: the claim's number and the rationale were wrong."""
    pair = make_published_pair(claim=claim)
    pair.claim.statement = "The ministry counts 61 targets hit in a day."
    pair.claim.save()
    pair.rationale = "Both tell of one day and one single front."
    pair.save()
    publish_pair(pair, note="We miscounted.")
    return pair


@pytest.mark.parametrize("of", ["pair", "claim", "outcome"])
def test_the_data_of_a_revision_are_the_bytes_that_were_hashed(client, of):
    pair = corrected()
    record = pair if of == "pair" else getattr(pair, of)
    for revision in record.revisions.all():
        path = f"{address(record)}@{revision.number}"

        data, page = client.get(f"{path}.json"), client.get(path)

        assert data.content == revision.snapshot.encode()
        assert sha256(data) == revision.sha256 == HASH.search(page.text)[1]
        assert data.headers["ETag"] == f'"{revision.sha256}"'
        assert data.headers["Memento-Datetime"]
        asked = client.get(path, headers={"accept": "application/json"})
        assert asked.content == data.content
        assert asked.headers["Content-Location"] == f"{path}.json"
    newest = record.revisions.first()
    assert client.get(f"{address(record)}.json").content == newest.snapshot.encode()


def test_a_revision_says_what_changed_since_word_by_word(client):
    pair = corrected()

    page = client.get(f"{address(pair)}@1").text

    assert "The current one is revision 2" in page
    since = page[page.index('id="since"') :]
    assert "We miscounted." in since
    assert "Claim: statement" in since
    assert re.search(r"<del>[^/]*</span>60</del><ins>[^/]*</span>61</ins>", since)
    assert 'class="flag">material<' in since
    assert re.search(r"<ins>[^/]*</span>single </ins>", since)
    assert "Outcome: statement" not in since


@pytest.mark.parametrize("of", ["pair", "claim"])
def test_the_current_revision_says_that_it_is(client, of):
    pair = corrected()
    record = pair if of == "pair" else pair.claim

    page = client.get(f"{address(record)}@2").text

    assert "the current one</a>" in page
    assert 'id="since"' not in page
    assert "hashes to it" in page
    assert 'class="banner' not in client.get(address(record)).text


def test_a_statement_says_what_changed_since_too(client):
    page = client.get(f"{address(corrected().claim)}@1").text

    assert "We miscounted." in page
    assert re.search(r"<del>[^/]*</span>60</del>", page)


def test_a_revision_says_how_each_citation_stands_today(client):
    pair = make_published_pair()
    source = pair.claim.reports.get().source
    assert "that text is the newest we have" in client.get(f"{address(pair)}@1").text

    later = source.revise("All else was cut.", "pasted")
    assert "not yet looked for" in client.get(f"{address(pair)}@1").text
    reanchor(later)

    page = client.get(f"{address(pair)}@1").text
    assert "no longer in the newest text" in page


def test_what_was_altered_past_the_database_is_told(client):
    pair = make_published_pair()
    with unguarded():
        PairRevision.objects.update(
            snapshot=pair.revisions.get().snapshot.replace("60", "70")
        )

    page = client.get(f"{address(pair)}@1").text

    assert "does not hash to it" in page
    assert "The stored snapshot hashes to it" not in page


def test_what_was_withdrawn_keeps_its_hash_and_shows_no_word(client):
    pair = corrected()

    withdraw(pair, seed_user(), "It compared two different days.")

    for path in (address(pair), f"{address(pair)}@1", f"{address(pair)}@1.json"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "It compared two different days." in answer.text
        assert "one day and one" not in answer.text
        assert set(HASH.findall(answer.text)) == {
            revision.sha256 for revision in pair.revisions.all()
        }


def test_what_was_merged_stays_as_it_was_quoted_and_leads_on(client):
    pair, other = make_published_pair(), make_published_pair(heading="The other")
    before = client.get(f"{address(pair)}@1.json").content

    retire(pair, "merged", other)

    page = client.get(f"{address(pair)}@1").text
    assert client.get(f"{address(pair)}@1.json").content == before
    assert f'href="{address(other)}"' in page
    assert "What the other pair says otherwise" in page
    retire(other, "withdrawn")
    assert client.get(f"{address(pair)}@1").status_code == 200


class Desk:
    """Editors at work on some pairs; what each publication wrote is kept beside."""

    def __init__(self, seed):
        self.chance, self.by = random.Random(seed), seed_user()  # noqa: S311
        self.pairs = [make_published_pair() for _ in range(4)]
        self.kept, self.withdrawn, self.merged = {}, set(), set()
        for pair in self.pairs:
            for record in (pair, pair.claim, pair.outcome):
                self.keep(record)

    def keep(self, record):
        newest = record.revisions.first()
        path = f"{address(record)}@{newest.number}"
        self.kept[path] = newest.snapshot.encode(), newest.sha256

    def step(self, number):
        pair = self.chance.choice(self.pairs)
        acts = [self.edit] * 6 + [self.cite] * 3 + [self.withdraw, self.merge]
        self.chance.choice(acts)(pair, f"Step {number}.")

    def edit(self, pair, words):
        record = self.chance.choice([pair, pair.claim, pair.outcome])
        field = "rationale" if record is pair else "statement"
        setattr(record, field, words)
        record.save()
        if self.chance.random() < 0.7 and publish(record, by=self.by, note=words):
            self.keep(record)

    def cite(self, pair, words):
        source = pair.claim.reports.first().source
        source.revise(f"{words} All of it was written anew.", "pasted")
        make_report(pair.claim, words, source)
        if publish(pair.claim, by=self.by, note=words):
            self.keep(pair.claim)

    def withdraw(self, pair, words):
        if len(self.pairs) > 2:
            withdraw(pair, self.by, words)
            self.pairs.remove(pair)
            self.withdrawn.add(address(pair))

    def merge(self, pair, words):
        if len(self.pairs) > 2:
            self.pairs.remove(pair)
            other = self.chance.choice(self.pairs)
            retire(pair, "merged", other)


@pytest.mark.parametrize("seed", range(STEPS // 20))
def test_p8_whatever_happens_a_pinned_address_gives_its_bytes_and_hash(client, seed):
    desk = Desk(seed)
    for number in range(STEPS):
        desk.step(number)

    assert len(desk.kept) > 12
    looked_at = {*random.Random(seed).sample([*desk.kept], min(PAGES, len(desk.kept)))}  # noqa: S311
    for path, (content, sha) in desk.kept.items():
        data = client.get(f"{path}.json")
        page = client.get(path) if path in looked_at else None
        if path.partition("@")[0] in desk.withdrawn:
            assert data.status_code == 410
            assert sha in HASH.findall(data.text)
        else:
            assert data.content == content
            assert hashlib.sha256(data.content).hexdigest() == sha
            assert not page or sha in HASH.findall(page.text)
            assert not page or "The stored snapshot hashes to it" in page.text
