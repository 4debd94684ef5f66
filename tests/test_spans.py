import pytest

from sources.spans import Span


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 3), (-1, 2)])
def test_a_span_holds_at_least_one_character(start, end):
    with pytest.raises(ValueError, match="holds no character"):
        Span(start, end)


def test_spans_are_ordered_by_where_they_begin():
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 2)])[0] == Span(0, 2)
