import pytest

from tests.factories import make_published_pair, publish_pair

pytestmark = pytest.mark.django_db


def test_an_actor_is_told_by_relation_and_month(client):
    first = make_published_pair(claim={"happened": "2015-10-09"})
    actor = first.claim.parts.get().actor
    for happened, relation in (("2015-10-11", "undercuts"), ("2016-05", "supports")):
        more = make_published_pair(
            claim={"happened": happened},
            outcome={"statement": f"What was seen in {happened}."},
            relation=relation,
        )
        more.claim.parts.update(actor=actor)
        publish_pair(more, note="Said by the same.")

    page = client.get(f"/actors/{actor.public_id}").text
    table = page[page.index('<table class="months">') : page.index("</table>")]
    rows = [row.split("</tr>")[0] for row in table.split("<tr>")[1:]]

    assert "Oct 2015" in rows[0]
    assert "May 2016" in rows[0]
    assert "Supports" in rows[1]
    assert "<td>1</td>" in rows[1]
    assert "Undercuts" in rows[2]
    assert "</svg>2</td>" in rows[2]
    assert "What was seen in 2016-05." in page
