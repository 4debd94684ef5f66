import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
APPS = ["config", "claims", "sources"]
PURE = [
    "claims/cards",
    "claims/citing",
    "claims/comparison",
    "claims/embedding.py",
    "claims/extraction",
    "claims/field_changes.py",
    "claims/pictures",
    "claims/seeding/edition.py",
    "claims/tagging/attributions.py",
    "claims/tagging/draft_words.py",
    "claims/tagging/event_days.py",
    "claims/tagging/marked.py",
    "claims/tagging/selected.py",
    "claims/tagging/sentences.py",
    "claims/tagging/statement_draft.py",
    "claims/tagging/told.py",
    "sources/alignment.py",
    "sources/anchoring.py",
    "sources/changes.py",
    "sources/dates.py",
    "sources/fragment_terms.py",
    "sources/drift.py",
    "sources/folding.py",
    "sources/ingest",
    "sources/misspelling.py",
    "sources/normalise.py",
    "sources/page_search.py",
    "sources/passages.py",
    "sources/shingles.py",
    "sources/spans.py",
    "sources/surroundings.py",
    "sources/text_fragment.py",
    "sources/very_words.py",
    "sources/windows.py",
]
FORBIDDEN = {
    "mark_safe",
    "SafeString",
    "SafeText",
    "csrf_exempt",
    "RawSQL",
    "format_html",
    "eval",
    "exec",
}
LONGEST = 260  # lines
# JSON in a script element that is never run; claims/structured.py sees that it stays in.
DATA_BLOCK = '<script type="application/ld+json">{{ structured }}</script>'
WRITES_MARKUP = Path("claims/structured.py")


def files(*folders, suffix=".py"):
    found = [path for folder in folders for path in (ROOT / folder).rglob(f"*{suffix}")]
    return [path.relative_to(ROOT) for path in found if "vendor" not in path.parts]


OURS = files(*APPS, "tests")
MODULES = [path for path in files(*APPS) if "migrations" not in path.parts]
TEMPLATES = files("templates", *APPS, suffix=".html")
WRITTEN = [path for path in OURS if "migrations" not in path.parts]
WRITTEN += TEMPLATES + files("static", suffix=".js")


def named(path):
    return str(path)


def imported(path):
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module


def packages(path):
    return {module.partition(".")[0] for module in imported(path)}


def test_there_is_code_to_look_at():
    assert len(MODULES) > 30
    assert len(TEMPLATES) > 3


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_run_from_config_to_claims_to_sources(path):
    above = {"config": set(), "claims": {"config"}, "sources": {"config", "claims"}}

    assert not packages(path) & (above[path.parts[0]] | {"tests"})


@pytest.mark.parametrize("place", PURE)
def test_the_heart_knows_nothing_of_django(place):
    if not (ROOT / place).exists():
        pytest.skip(f"{place} is not written yet")
    paths = [Path(place)] if place.endswith(".py") else files(place)
    paths = [path for path in paths if (ROOT / path).read_text().strip()]

    assert paths
    for path in paths:
        assert not packages(path) & {"django", "psycopg", "config"}


@pytest.mark.parametrize("place", PURE)
def test_the_heart_can_be_imported_without_settings(place):
    if not (ROOT / place).exists():
        pytest.skip(f"{place} is not written yet")
    module = place.removesuffix(".py").replace("/", ".")
    alone = {"PYTHONPATH": str(ROOT)}

    subprocess.run([sys.executable, "-c", f"import {module}"], env=alone, check=True)


@pytest.mark.parametrize("path", OURS, ids=named)
def test_spacy_is_imported_in_extraction_alone(path):
    if path.parts[:2] != ("claims", "extraction"):
        assert "spacy" not in packages(path)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_text_is_never_marked_safe_and_sql_never_raw(path):
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        name = getattr(node, "id", None) or getattr(node, "attr", None)
        assert name not in FORBIDDEN
        assert getattr(node, "name", "") != "__html__" or path == WRITES_MARKUP
        if isinstance(node, ast.alias):
            assert node.name not in FORBIDDEN
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in {"extra", "raw"}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_escapes_everything(path):
    text = (ROOT / path).read_text()

    assert not re.search(r"\|\s*safe(seq)?\b|autoescape|\bescapejs\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text.replace(DATA_BLOCK, ""))
    assert not re.search(r"<style|\sstyle=|\son\w+=|\shx-on|javascript:", text)


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_no_file_is_too_long_to_read(path):
    assert len((ROOT / path).read_text().splitlines()) <= LONGEST
