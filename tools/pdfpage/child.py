"""The drawing side: a line of JSON and the PDF on standard input; a line of JSON and PNG on standard output."""

import ctypes
import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL.Image import Image

_SIDE = 1600
_BYTES, _SECONDS = 2 << 30, 20
_SHORTEST = 4
"""Characters, without white space, below which a stretch is not looked for: it would be found anywhere."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


def main() -> None:
    """Draw."""
    limit()
    import pypdfium2 as pdfium

    asked = json.loads(sys.stdin.buffer.readline())
    page = pdfium.PdfDocument(sys.stdin.buffer.read())[asked["number"] - 1]
    scale = min(2.0, _SIDE / max(page.get_size()))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    found = boxes(page, picture.size, asked["quote"])
    out = io.BytesIO()
    mark(picture, found).save(out, format="PNG")
    top = min((box[1] for box in found), default=None)
    said = {"top": None if top is None else max(0.0, top / picture.height)}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + out.getvalue())


def limit() -> None:
    """Of memory and time, where the system has such limits."""
    try:
        import resource
    except ImportError:  # not POSIX: the asking side's clock is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def boxes(page: "pdfium.PdfPage", size: tuple[int, int], quote: str) -> list[Box]:
    """Where the quotation stands: whole, else line by line, since the page's own order of lines may be another."""
    written = list(_characters(page, size))
    text = "".join(character for character, _ in written)
    for pieces in ([quote], quote.splitlines()):
        found = [span for piece in pieces if (span := _find(text, piece))]
        if found:
            return [box for start, end in found for box in _lines([box for _, box in written[start:end]])]
    return []


def mark(picture: "Image", places: list[Box]) -> "Image":
    """With a yellow ground and a frame."""
    from PIL import Image, ImageChops, ImageDraw

    if not places:
        return picture
    ground = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(ground)
    for left, top, right, bottom in places:
        draw.rectangle((left - 3, top - 3, right + 3, bottom + 3), fill=(255, 228, 130))
    shown = ImageChops.multiply(picture, ground)
    frame = ImageDraw.Draw(shown)
    for left, top, right, bottom in places:
        frame.rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=(138, 90, 0), width=2)
    return shown


def _characters(page: "pdfium.PdfPage", size: tuple[int, int]) -> Iterator[tuple[str, Box]]:
    """Each character that is no white space, with its box in the picture; PDFium knows rotation and crop box."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    for number in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, number))
        if character.isprintable() and not character.isspace():
            left, bottom, right, top = text.get_charbox(number)
            corners = [_in_picture(page, size, x, y) for x, y in ((left, top), (right, bottom))]
            across, down = zip(*corners, strict=True)
            yield character, (min(across), min(down), max(across), max(down))


def _in_picture(page: "pdfium.PdfPage", size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    import pypdfium2.raw as raw

    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value


def _find(text: str, piece: str) -> tuple[int, int] | None:
    wanted = "".join(c for c in piece if c.isprintable() and not c.isspace())
    start = text.find(wanted) if len(wanted) >= _SHORTEST else -1
    return (start, start + len(wanted)) if start >= 0 else None


def _lines(characters: list[Box]) -> list[Box]:
    """Boxes of characters joined as long as they stand on one line."""
    joined: list[Box] = []
    for left, top, right, bottom in characters:
        before = joined[-1] if joined else None
        if before and top < before[3] and bottom > before[1] and left >= before[0] - 2:
            joined[-1] = (min(before[0], left), min(before[1], top), max(before[2], right), max(before[3], bottom))
        else:
            joined.append((left, top, right, bottom))
    return joined


if __name__ == "__main__":
    main()
