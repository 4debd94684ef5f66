import json
import os
from pathlib import Path

import pytest
from django.conf import settings

from sources.anchoring import Quote, anchor

SUITES = Path(
    os.environ.get("PLUMBLINE_SUITES") or settings.BASE_DIR / "../shared/suites"
)


def lines(name):
    path = SUITES / name
    return map(json.loads, path.read_text().splitlines()) if path.exists() else ()


TEXTS = {line["doc"]: line["text"] for line in lines("anchoring_docs.jsonl")}
CASES = [c for c in lines("anchoring_unit.jsonl") if c["core"] and "exact" in c]


def test_the_whole_suite_is_there():
    if not CASES:
        pytest.skip(f"no anchoring suite in {SUITES}: set PLUMBLINE_SUITES")

    assert len(CASES) == 76


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_quotation_of_the_public_suites_is_found(case):
    text = TEXTS[case["doc"]] if "doc" in case else case["text"]
    prefix, suffix = case["prefix"] or "", case["suffix"] or ""

    match = anchor(Quote(case["exact"], prefix, suffix, case["position_hint"]), text)

    found = [match.start, match.end] if match else None
    assert found in (case["expected_any"] or [None])
