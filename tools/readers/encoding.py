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
_MOST_ACCENTS, _FEW = 0.3, 10
"""Of letters such as `é`: no Western language has so many; Cyrillic, Greek, Chinese or Japanese read as Western are full of them."""


def decode(data: bytes, name: str = "text") -> str:
    r"""The text of these bytes, with line ends as `\\n`.

    Tried in this order: byte order mark, UTF-8, UTF-16 without a mark (by its zero bytes), and line by line UTF-8, else
    Windows-1252, whose few undefined bytes fall back to Latin-1. Western exports without a mark are nearly always one of
    these.

    Raises:
        UnreadableError: these bytes are no text (more than 1% control characters), or one of another encoding.
    """
    return decode_as_it_is(data, name).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def decode_as_it_is(data: bytes, name: str = "text") -> str:
    """The same with the line ends that the bytes have, for a text whose positions are to hold in its file.

    Raises:
        UnreadableError: as for `decode`.
    """
    told = _told(data)
    text = "".join(map(_western, data.splitlines(keepends=True))) if told is None else told
    sample = text[:20_000]
    if sum(character in _CONTROLS for character in sample) > _MOST_CONTROLS * len(sample):
        raise UnreadableError(f"{name}: binary data of no known form")
    accents = sum("\x80" <= character <= "\xff" for character in sample)
    if told is None and accents > max(_FEW, _MOST_ACCENTS * len(sample)):
        raise UnreadableError(f"{name}: text in an encoding that is not known; save it as UTF-8")
    return text


def _told(data: bytes) -> str | None:
    """As the bytes themselves tell; None where they do not."""
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
    return text or None


def _western(line: bytes) -> str:
    """A line by itself: where files were put together, one of another encoding must not spoil those of UTF-8."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _utf16_without_mark(head: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every second byte."""
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.7 * half else None
