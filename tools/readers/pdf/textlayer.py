"""The text layer of a page by pdfium's raw calls: where its stretches of print stand, and what stands within a box."""

import ctypes
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

HYPHEN = "\ufffe"
"""pdfium puts this in the place of a hyphen at the end of a line, and of the line's end."""


class TextLayer:
    """Reads one page.

    pypdfium2's helpers make new memory for each call and read every box twice, once for its length; a page has some hundred boxes,
    so that this took a fifth of the time for a page.

    Args:
        textpage: stays the caller's, who closes it.
    """

    def __init__(self, textpage: "pdfium.PdfTextPage") -> None:
        self._textpage = textpage
        self._raw = textpage.raw

    @cached_property
    def text(self) -> str:
        """All of it, as pdfium orders it."""
        return _clean(self._textpage.get_text_range())

    def boxes(self, most: int) -> list[Box]:
        """Where its stretches of print stand, in the file's order; none where there are more than `most`."""
        count = self._textpage.count_rects()  # pdfium lays them out when asked for their number
        if count > most:
            return []
        found = (ctypes.c_double * (4 * count))()
        first, page, get_rect = ctypes.addressof(found), ctypes.cast(self._raw, ctypes.c_void_p), _get_rect()
        for number, place in enumerate(range(first, first + 32 * count, 32)):
            if not get_rect(page, number, place, place + 24, place + 16, place + 8):
                raise ValueError("a stretch of print without a place")
        corners = iter(found[:])
        return list(zip(corners, corners, corners, corners, strict=True))

    def within(self, box: Box) -> str:
        """The text within a box."""
        import pypdfium2.raw as raw

        left, bottom, right, top = box
        length = raw.FPDFText_GetBoundedText(self._raw, left, top, right, bottom, self._buffer, len(self._buffer))
        written = ctypes.string_at(self._buffer, 2 * length).decode("utf-16-le", errors="ignore")
        return _clean(written.rstrip("\0"))

    def angles(self, most: int) -> list[float]:
        """Of some characters spread over the page, as pdfium counts them: clockwise, in radians; below 0 where it does not know."""
        import pypdfium2.raw as raw

        places = range(0, self._characters, max(1, self._characters // most))
        return [raw.FPDFText_GetCharAngle(self._raw, place) for place in places]

    @cached_property
    def _characters(self) -> int:
        return int(self._textpage.count_chars())

    @cached_property
    def _buffer(self) -> "ctypes.Array[ctypes.c_ushort]":
        """For any box: each character may take two units, and before each there may be a line's end. ctypes makes a type for each length."""
        return (ctypes.c_ushort * (1 << (4 * self._characters).bit_length()))()


@cache
def _get_rect() -> Callable[..., int]:
    """FPDFText_GetRect by plain addresses: to check and wrap four pointers for every box takes as long again as the call."""
    import pypdfium2.raw as raw

    address = ctypes.cast(raw.FPDFText_GetRect, ctypes.c_void_p).value
    assert address is not None  # noqa: S101 - for mypy: a function that was loaded has one
    pointer = ctypes.c_void_p
    return ctypes.CFUNCTYPE(ctypes.c_int, pointer, ctypes.c_int, pointer, pointer, pointer, pointer)(address)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", HYPHEN)
