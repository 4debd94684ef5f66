"""The seeds as tests read, copy, change and load them."""

import io
import os
import shutil
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

FOLDER = settings.BASE_DIR / "seeds" / "syria"
DOCUMENTS = Path(
    os.environ.get("PLUMBLINE_DOCUMENTS") or settings.BASE_DIR / "../shared/seeds"
)
READ = {file.stem: tomllib.loads(file.read_text()) for file in FOLDER.glob("*.toml")}
STATEMENTS = [*READ["claims"]["claims"], *READ["outcomes"]["outcomes"]]
REPORTS = [report for statement in STATEMENTS for report in statement["reports"]]
SIDES = [
    side
    for discrepancy in READ["discrepancies"]["discrepancies"]
    for side in discrepancy["sides"]
]
FURTHER = [
    cited | {"source": report["source"]}
    for report in REPORTS
    for cited in report.get("more", ())
    if "quote" in cited
]
QUOTED = REPORTS + FURTHER + [cited for side in SIDES for cited in side["citations"]]
ALL_DOCUMENTS = {seed["key"]: seed for seed in READ["documents"]["documents"]}
PARTS = {key: seed for key, seed in ALL_DOCUMENTS.items() if "part_of" in seed}
RECORDS = [
    record
    for file in READ.values()
    for records in file.values()
    if isinstance(records, list)
    for record in records
]

with_documents = [
    pytest.mark.documents,
    pytest.mark.skipif(
        not DOCUMENTS.is_dir(),
        reason="the full documents are not here: PLUMBLINE_DOCUMENTS names their folder",
    ),
]


def load(seeds=FOLDER, documents=None):
    """Load seeds and return what the command says."""
    out = io.StringIO()
    call_command("loadseeds", seeds=seeds, documents=documents, stdout=out)
    return out.getvalue()


def text_of(document):
    """A document as it is in its file; a part as it stands in its page's."""
    if "part_of" in document:
        start, end = document["range"]
        return text_of(ALL_DOCUMENTS[document["part_of"]])[start:end]
    return (DOCUMENTS / document["file"]).read_bytes().decode()


def copied(folder, to):
    return Path(shutil.copytree(folder, to / folder.name))


def change(file, old, new):
    """Replace the first place where a file says something."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def everything():
    """Every row of every table, with what is written when a transaction ends."""
    connection.check_constraints()
    models = [*apps.get_models(include_auto_created=True)]
    return {
        model._meta.label: [*model.objects.order_by("pk").values()] for model in models
    }
