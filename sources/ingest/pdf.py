"""The text layer of a PDF, page after page."""

from io import BytesIO

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from sources.ingest.document import Document, Refused

PASSWORD = "The PDF is protected by a password: save it without one, or paste its text."  # noqa: S105
BROKEN = "The PDF is broken or cut off: get it again, or paste its text."
PICTURES = (
    "The PDF holds pictures of pages and no text: run it through text recognition"
    " (OCR), or paste its text."
)


def read(content: bytes, charset: str = "") -> Document:
    """Return the pages, a blank line between. Raises Refused where there is no text."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise Refused(PASSWORD)
        pages = [page.extract_text().strip("\n") for page in reader.pages]
        facts = reader.metadata or {}
    except DependencyError as error:
        raise Refused(PASSWORD) from error
    except PyPdfError as error:
        raise Refused(BROKEN) from error
    text = "\n\n".join(page for page in pages if page.strip())
    if not text:
        raise Refused(PICTURES)
    return Document(
        text,
        title=str(facts.get("/Title") or ""),
        author=str(facts.get("/Author") or ""),
        note="Read from a PDF: look at the order of columns and at hyphens at line ends.",
    )
