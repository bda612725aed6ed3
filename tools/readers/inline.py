"""Pictures that stand within a text (Word, RTF, HTML): those that may show something become images of the case."""

import io
import warnings
from collections.abc import Iterable

from wardround.records import CoverageEntry
from wardround.tools.counting import count_of

from .embedded import Embedded, ReadPart, with_embedded
from .result import Opened, ReadResult

_LEAST = 400
"""Pixels of the shorter side: logos, signatures and signs have fewer, scanned pages and photographs more."""


def with_pictures(result: ReadResult, opened: Opened, pictures: Iterable[bytes], read_part: ReadPart) -> ReadResult:
    """The result of a text with the pictures in it; how many are too small, or drawn by a program, is on record."""
    found = list(pictures)
    large = [(number, data) for number, data in enumerate(found, start=1) if _shorter_side(data) >= _LEAST]
    parts = [Embedded(f"picture {number}", f"picture {number}", "image/*", data) for number, data in large]
    if rest := len(found) - len(large):
        reason = f"{count_of(rest, 'picture')} in it, small or drawn, not looked at"
        line = CoverageEntry(item=f"{opened.name} pictures", status="read", reason=reason)
        result = result.model_copy(update={"coverage": (*result.coverage, line)})
    return with_embedded(result, opened, parts, read_part)


def _shorter_side(data: bytes) -> int:
    """Of a picture in pixels; 0 for what is none."""
    from PIL import Image as Pillow

    from .image import FORMATS

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its size is checked where it is read
            with Pillow.open(io.BytesIO(data), formats=FORMATS) as picture:
                return min(picture.size)
    except Pillow.DecompressionBombError:
        return _LEAST
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError):
        return 0
