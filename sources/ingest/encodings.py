"""How bytes become characters: by what they say of themselves, and never by luck."""

import codecs
from string import ascii_letters

from sources.ingest.document import Refused

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
# What the web calls by these names is cp1252 (WHATWG Encoding Standard).
OLD_NAMES = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
NO_CHARSETS = {"unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7"}
LATIN = "cp1252"  # which of several it is cannot be told from a few accents
LIKELY = ["cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "gb18030"]
LIKELY += ["big5", "shift_jis", "euc_jp", "euc_kr"]
SAVE = "save it as UTF-8 and choose it again, or paste the text."


def decode(content: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text and a note, which says so where the encoding was guessed.

    A byte order mark goes before what is declared, and that before UTF-8; the
    last is a guess. Raises Refused where bytes are not what they are said to be.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strict(content, encoding), ""
    encoding = known(declared)
    if encoding:
        return _strict(content, encoding), ""
    try:
        return content.decode(), ""
    except UnicodeDecodeError as error:
        if _meant_as_utf_8(content):
            raise _broken("utf-8", error) from error
        return _guessed(content)


def known(label: str) -> str:
    """Return Python's name of a declared encoding; empty where there is none."""
    try:
        name = codecs.lookup(label.strip()).name if label.strip() else ""
        b"".decode(name or "utf-8")
    except (LookupError, ValueError):
        return ""
    return "" if name in NO_CHARSETS else OLD_NAMES.get(name, name)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(encoding, error) from error


def _broken(encoding: str, error: UnicodeDecodeError) -> Refused:
    name = encoding.removesuffix("-sig").upper()
    return Refused(
        f"The text is not the {name} that it should be at byte {error.start}: {SAVE}"
    )


def _meant_as_utf_8(content: bytes) -> bool:
    """Whether more characters beyond ASCII are whole in UTF-8 than are broken."""
    held = content.decode(errors="replace")
    broken = held.count("\ufffd")
    whole = sum(char > "\x7f" for char in held) - broken
    encoded_surrogates = broken >= 3 and b"\xed" in content and _passes(content)
    return whole > broken or encoded_surrogates


def _passes(content: bytes) -> bool:
    try:
        content.decode(errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: bytes) -> tuple[str, str]:
    encoding = LATIN if _mostly_ascii(content) else _likeliest(content)
    note = f"It does not say its encoding; {encoding} is a guess: look at its accents."
    return _strict(content, encoding), note


def _mostly_ascii(content: bytes) -> bool:
    letters = len(content) - len(content.translate(None, ascii_letters.encode()))
    return letters > 2 * sum(byte > 0x7F for byte in content)


def _likeliest(content: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(content, cp_isolation=LIKELY, threshold=0.1).best()
    if found is None:
        raise Refused(f"The encoding of the text cannot be told: {SAVE}")
    return found.encoding
