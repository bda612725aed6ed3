"""Bytes to text, for files that do not say how they are encoded."""

import codecs

from wardround.records import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f\x0b")
_MOST_CONTROLS = 0.01


def decode(data: bytes, name: str = "text") -> str:
    r"""The text of these bytes, with line ends as `\\n`.

    Tried in this order: byte order mark, UTF-8, UTF-16 without a mark (by its zero bytes), Windows-1252, whose few undefined
    bytes fall back to Latin-1. Western exports without a mark are nearly always one of these.

    Raises:
        UnreadableError: these bytes are no text (more than 1% control characters).
    """
    return decode_as_it_is(data, name).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def decode_as_it_is(data: bytes, name: str = "text") -> str:
    """The same with the line ends that the bytes have, for a text whose positions are to hold in its file.

    Raises:
        UnreadableError: as for `decode`.
    """
    text = _decoded(data)
    sample = text[:20_000]
    if sum(character in _CONTROLS for character in sample) > _MOST_CONTROLS * len(sample):
        raise UnreadableError(f"{name}: binary data of no known form")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text[:2_000]:
        return text
    if wide := _utf16_without_mark(data[:2_000]):
        return data.decode(wide, errors="replace")
    if text:
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _utf16_without_mark(head: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every second byte."""
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.7 * half else None
