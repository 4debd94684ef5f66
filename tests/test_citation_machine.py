import pytest
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from claims.publishing import publish
from sources.models import Citation, Revision
from tests.factories import make_claim, make_source, seed_user
from tests.refusal import refused
from tests.texts import capturable, pieces, spans


class Citations(RuleBasedStateMachine):
    """Editors and imports do what they like; every quotation stays true."""

    sources = Bundle("sources")
    revisions = Bundle("revisions")
    citations = Bundle("citations")

    def __init__(self):
        super().__init__()
        self.case = transaction.atomic()
        self.case.__enter__()
        self.texts, self.quotes, self.used = {}, {}, set()

    def teardown(self):
        transaction.set_rollback(True)
        self.case.__exit__(None, None, None)

    @rule(target=sources, text=capturable)
    def capture(self, text):
        source = make_source(text)
        self.remember(source.revisions.get())
        return source

    @rule(target=revisions, source=sources, text=capturable)
    def revise(self, source, text):
        return self.remember(source.revise(text, "pasted"))

    @rule(target=revisions, source=sources)
    def capture_the_same_again(self, source):
        return self.remember(source.revise(source.revisions.last().text, "fetched"))

    @rule(target=citations, revision=revisions, data=st.data())
    def cite(self, revision, data):
        start, end = data.draw(spans(revision.text))
        citation = revision.cite(start, end)
        if citation.pk in self.quotes:
            return multiple()
        self.quotes[citation.pk] = revision.pk, start, end, revision.text[start:end]
        return citation

    @rule(citation=citations)
    def cite_again(self, citation):
        again = citation.revision.cite(citation.start, citation.end)

        assert again == citation

    @rule(revision=revisions, beyond=st.integers(1, 9))
    def cite_beyond_the_end(self, revision, beyond):
        with pytest.raises(ValueError, match="is no span"):
            revision.cite(0, len(revision.text) + beyond)

    @rule(citation=citations, words=pieces)
    def misquote(self, citation, words):
        if words != citation.exact:
            with refused("a citation is immutable"):
                Citation.objects.filter(pk=citation.pk).update(exact=words)

    @rule(citation=citations)
    def rest_a_statement_on(self, citation):
        report = make_claim().reports.create(source=citation.revision.source)
        report.cited.create(citation=citation)
        self.used.add(citation.pk)

    @rule(citation=citations)
    def publish_what_rests_on(self, citation):
        for report in citation.reports.all():
            publish(report.claim, by=seed_user())

    @rule(target=citations, citation=consumes(citations))
    def delete(self, citation):
        key = citation.pk
        if key in self.used:
            with pytest.raises(ProtectedError):
                citation.delete()
            return citation
        citation.delete()
        del self.quotes[key]
        return multiple()

    @invariant()
    def every_quotation_is_what_stands_there(self):
        rows = Citation.objects.select_related("revision")
        stored = {
            row.pk: (row.revision_id, row.start, row.end, row.exact) for row in rows
        }

        assert stored == self.quotes
        for row in rows:
            text = row.revision.text
            assert text[row.start : row.end] == row.exact
            assert text[: row.start].endswith(row.prefix)
            assert text[row.end :].startswith(row.suffix)
        assert Citation.objects.proof() == {"total": len(stored), "false": []}

    @invariant()
    def no_text_was_ever_touched(self):
        assert dict(Revision.objects.values_list("pk", "text")) == self.texts

    def remember(self, revision):
        self.texts[revision.pk] = revision.text
        return revision


@pytest.mark.django_db
def test_p1_every_quotation_stays_true_whatever_editors_do():
    examples = max(5, settings().max_examples // 50)

    run_state_machine_as_test(Citations, settings=settings(max_examples=examples))
