"""What happens to text once, at capture, and never again."""


def normalise(text: str) -> str:
    """Return the text as it will be stored and counted.

    CRLF and CR become LF and a leading byte order mark is dropped; all else,
    no-break spaces and typographic quotes too, is kept as printed. Raises
    ValueError for NUL and for lone surrogates, naming the offset of the first
    (code points).
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for name, offset in (
        ("NUL", text.find("\0")),
        ("lone surrogate", _surrogate(text)),
    ):
        if offset >= 0:
            raise ValueError(
                f"The text holds a {name} at character {offset}: remove it."
            )
    return text


def _surrogate(text: str) -> int:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return -1
