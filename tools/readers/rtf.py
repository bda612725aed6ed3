"""RTF as text (after the RTF 1.9 specification): control words, Unicode and code page escapes, destinations that are no text."""

import re

from .embedded import ReadPart
from .html import with_hidden
from .inline import with_pictures
from .result import Opened, ReadResult, read_whole
from .text import note_from

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|.",
    re.DOTALL,
)
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_PICTURE = re.compile(rb"\\(?:png|jpeg)blip\b(?:\\[a-z]+-?\d* ?|\s|\{[^{}]*\})*+((?:[0-9a-fA-F]{2}\s*+){100,})")
"""PNG and JPEG as figures; other forms (metafiles, bitmaps) are drawings of office programs."""
_SILENT = {
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object",
    b"themedata", b"colorschememapping", b"latentstyles", b"datastore", b"listtable", b"listoverridetable", b"rsidtbl", b"generator", b"xmlnstbl",
    b"fldinst", b"bkmkstart", b"bkmkend", b"filetbl", b"revtbl", b"pntext",
}  # fmt: skip
_CHARACTERS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t", b"emdash": "—", b"endash": "–",
    b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"-": "", b"_": "-", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}"}


_EDGES = {b"header", b"footer", b"headerl", b"headerr", b"headerf", b"footerl", b"footerr", b"footerf"}
"""Page headers and footers stand where they are written; they often name the patient."""


def read_rtf(opened: Opened, read_part: ReadPart) -> ReadResult:
    r"""An RTF file as one document, and the pictures in it.

    Hidden text (`\v`), what is struck out and what tracked changes deleted are left out.

    Raises:
        UnreadableError: there is neither text nor a picture in it.
        RefusedError: longer than the limit.
    """
    reader = _Reader()
    text = reader.read(_without_binary(opened.data))
    pictures = [bytes.fromhex(match[1].decode()) for match in _PICTURE.finditer(opened.data)]
    result = ReadResult()
    if text.strip() or not pictures:
        document = note_from(opened, text, "application/rtf")
        result = read_whole(opened, document, subject=document.subject)
    result = with_hidden(result, opened.name, [], has_struck=reader.has_struck)
    return with_pictures(result, opened, pictures, read_part)


def _without_binary(data: bytes) -> bytes:
    r"""Without the raw bytes behind `\\binN`, which may look like anything."""
    parts, at = [], 0
    for match in _BINARY.finditer(data):
        if match.start() >= at:
            parts.append(data[at : match.start()])
            at = match.end() + int(match[1])
    return b"".join([*parts, data[at:]])


class _Reader:
    """Groups nest: each brings its own silence and its own count of fallback characters."""

    def __init__(self) -> None:
        self._stack: list[tuple[bool, bool, int]] = []
        self._silent = self._struck = self.has_struck = False
        self._fallback = 1
        self._skip = 0
        self._codepage = "cp1252"
        self._star = False
        self._parts: list[str] = []

    def read(self, data: bytes) -> str:
        for match in _TOKEN.finditer(data):
            kind = match.lastgroup
            if kind == "brace":
                self._brace(match["brace"])
            elif match["word"]:
                self._word(match["word"], int(match["number"]) if match["number"] else None)
            elif kind == "hex":
                self._character(bytes([int(match["hex"], 16)]).decode(self._codepage, errors="replace"))
            elif kind == "symbol":
                self._star = match["symbol"] == b"*"
                self._put(_SYMBOLS.get(match["symbol"], ""))
            elif kind == "text":
                self._characters(match["text"].decode(self._codepage, errors="replace"))
        return re.sub(r"\n{3,}", "\n\n", "".join(self._parts)).strip("\n") + "\n" if self._parts else ""

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            self._stack.append((self._silent, self._struck, self._fallback))
        elif self._stack:
            self._silent, self._struck, self._fallback = self._stack.pop()
        self._skip, self._star = 0, False

    def _word(self, word: bytes, number: int | None) -> None:
        if word in _SILENT or self._star:
            self._silent = True
        elif word == b"u" and number is not None:
            self._put(_unicode(number))
            self._skip = self._fallback
        elif word == b"uc":
            self._fallback = max(0, number or 0)
        elif word == b"ansicpg" and number:
            self._codepage = _codepage(number)
        elif word in (b"v", b"deleted"):
            self._silent = number != 0
        elif word in (b"strike", b"striked", b"plain"):
            self._struck = word != b"plain" and number != 0
        elif word in _EDGES:
            self._put("\n")
        elif word in _CHARACTERS:
            self._put(_CHARACTERS[word])
        self._star = False

    def _characters(self, text: str) -> None:
        cut = min(self._skip, len(text))
        self._skip -= cut
        self._put(text[cut:])

    def _character(self, text: str) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        if text and not self._silent:
            self.has_struck |= self._struck
            if not self._struck:
                self._parts.append(text)


def _unicode(number: int) -> str:
    r"""`\\u` takes signed 16 bits; halves of surrogate pairs are joined by nobody here, so they become a replacement."""
    code = number + 65536 if number < 0 else number
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _codepage(number: int) -> str:
    import codecs

    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
