"""One message of a file: its segments, with the separators and escapes that it declares (HL7 v2.5 2.5 and 2.7)."""

from collections.abc import Iterator
from functools import cached_property

from ..dates import compact_date

_ESCAPES = {
    "F": "|",
    "S": "^",
    "T": "&",
    "R": "~",
    "E": "\\",
    ".br": "\n",
    ".sp": "\n",
    ".ce": "\n",
    "X0A": "\n",
    "X0D": "\n",
    "H": "",
    "N": "",
}
NULL = '""'
"""What was there before is to be deleted: HL7 v2.5 2.5.3."""


class Message:
    """Segments of one message with the separators that its MSH declares."""

    def __init__(self, segments: list[str]) -> None:
        head = segments[0]
        self.field = head[3:4] or "|"
        marks = head[4:8].ljust(4)
        self.component, self.repeat, self.escape, self.part = (
            mark if mark.strip() else default for mark, default in zip(marks, "^~\\&", strict=True)
        )
        self.segments = [segment.split(self.field) for segment in segments]

    def of(self, name: str) -> list[list[str]]:
        """All segments of this name."""
        return [segment for segment in self.segments if segment[0] == name]

    def get(self, segment: list[str], number: int, component: int = 1) -> str:
        """A component of a field's first repetition, unescaped; fields and components count from 1."""
        if number >= len(segment):
            return ""
        parts = segment[number].split(self.repeat)[0].split(self.component)
        value = self.plain(parts[component - 1]).strip() if component <= len(parts) else ""
        return "" if value == NULL else value

    def every(self, segment: list[str], number: int, component: int = 1) -> list[str]:
        """The same of all repetitions that have it."""
        repeats = segment[number].split(self.repeat) if number < len(segment) else []
        return [value for one in repeats if (value := self.get([segment[0], one], 1, component))]

    def order_of(self, segment: list[str]) -> list[str]:
        """The OBR that a segment stands under; an empty one where there is none."""
        return self._orders.get(id(segment), ["OBR"])

    @cached_property
    def _orders(self) -> dict[int, list[str]]:
        under, found = ["OBR"], {}
        for segment in self.segments:
            under = segment if segment[0] == "OBR" else under
            found[id(segment)] = under
        return found

    def plain(self, text: str) -> str:
        r"""Escapes (`\\F\\`, `\\.br\\`, ...) as what they stand for."""
        if self.escape not in text:
            return text
        pieces = text.split(self.escape)
        return "".join(piece if place % 2 == 0 else _escape(piece) for place, piece in enumerate(pieces))


def _escape(name: str) -> str:
    r"""What stands between two escape marks: HL7 v2.5 2.7; `\\Xdd..\\` is bytes, `\\.sp2\\` two lines."""
    if name in _ESCAPES:
        return _ESCAPES[name]
    if name[:1] == "X":
        try:
            return bytes.fromhex(name[1:]).decode("latin-1")
        except ValueError:
            return ""
    return "\n" if name.startswith((".sp", ".br", ".ce")) else " " if name.startswith((".sk", ".ti", ".in")) else ""


def messages_in(text: str) -> Iterator[list[str]]:
    """The segments of each message of a file, in order; batch headers are left out."""
    segments: list[str] = []
    for line in text.replace("\x0b", "").replace("\x1c", "").split("\n"):
        if line.startswith("MSH") and segments:
            yield segments
            segments = []
        if line[:3] in ("FHS", "BHS", "FTS", "BTS"):
            continue
        if len(line) > 3 and (segments or line.startswith("MSH")):
            segments.append(line)
    if segments:
        yield segments


def date_of(message: Message) -> str | None:
    """When what it tells was observed, else written, else sent."""
    places = (("OBR", 7), ("TXA", 4), ("EVN", 2), ("MSH", 6))
    dates = (compact_date(message.get(segment, number)) for name, number in places for segment in message.of(name))
    return next((date for date in dates if date), None)
