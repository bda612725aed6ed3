"""PDF: awkward files end typed; notes laid out in hard ways come back in reading order; time against bare pypdfium2."""

import csv
import difflib
import textwrap
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from wardround.records import Limits
from wardround.tools.readers import read_file
from wardround.tools.readers.dispatch import read_opened
from wardround.tools.readers.result import Opened

from .timing import compared

_LINES, _LEADING = 54, 13
_TABLE = [("Test", "Result", "Unit"), ("Sodium", "131", "mmol/L"), ("Potassium", "4.1", "mmol/L"), ("CRP", "4", "mg/L")]
_HEADER = "Clinic of Examples - Patient: Erika Muster - DOB 1961-04-02 - printed at the ward"


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """Outcomes of the awkward files, token order of laid-out notes, and time for 200 pages."""
    notes = _notes(data)
    layouts = {"one column": _one, "two columns": _two, "line by line": _woven, "turned": _turned, "table": _with_table}
    sample = notes[: 5 if quick else 40]
    return {
        "files": _outcomes(sorted((data / "pdf").glob("*.pdf"))),
        "layouts": {name: _order(sample, lay) for name, lay in layouts.items()},
        "speed_200_pages": _speed(notes, 3 if quick else 9),
    }


def _outcomes(paths: list[Path]) -> dict[str, Any]:
    outcomes: Counter[str] = Counter()
    for path in paths:
        result = read_file(path, root=path.parent, limits=Limits())
        outcomes["read" if result.documents else result.coverage[0].status] += 1
        outcomes["untyped"] += any(line.reason.startswith("unexpected") for line in result.coverage)
    return {"files": len(paths), **outcomes}


def _notes(data: Path) -> list[list[str]]:
    with (data / "aci_bench" / "train.csv").open(encoding="utf-8", newline="") as file:
        notes = [row["note"] for row in csv.DictReader(file)]
    return [[line for line in note.encode("ascii", "ignore").decode().split("\n") if line.strip()] for note in notes]


def _order(notes: list[list[str]], lay: Any) -> dict[str, float]:
    """Share of words that come back in order, over all notes."""
    same = total = bare = 0
    for note in notes:
        pages, words, turn = lay(note)
        data = _pdf(pages, turn)
        text = read_opened(Opened(name="note.pdf", data=data, limits=Limits())).documents[0].text
        same += _in_order(words, text.split())
        bare += _in_order(words, _bare(data).split())
        total += len(words)
    return {"in_order": same / total, "bare_pypdfium2": bare / total}


def _in_order(words: list[str], found: list[str]) -> int:
    blocks = difflib.SequenceMatcher(None, words, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _wrapped(note: list[str], width: int) -> list[str]:
    return [line for paragraph in note for line in textwrap.wrap(paragraph, width)]


def _one(note: list[str]) -> tuple[list[str], list[str], int]:
    lines = _wrapped(note, 90)
    pages = [lines[place : place + _LINES] for place in range(0, len(lines), _LINES)]
    return [_shown(_down(page, 56)) for page in pages], " ".join(lines).split(), 0


def _two(note: list[str]) -> tuple[list[str], list[str], int]:
    pages, words = _columns(note)
    return [_shown(_down(left, 56) + _down(right, 310)) for left, right in pages], words, 0


def _woven(note: list[str]) -> tuple[list[str], list[str], int]:
    """Both columns line by line, and a running header written last."""
    pages, words = _columns(note, _HEADER)
    return [_shown([*_weave(left, right), (56.0, 815.0, _HEADER)]) for left, right in pages], words, 0


def _turned(note: list[str]) -> tuple[list[str], list[str], int]:
    pages, words, _ = _woven(note)
    return pages, words, 90


def _with_table(note: list[str]) -> tuple[list[str], list[str], int]:
    """Columns line by line above, a table of results below."""
    pages, _ = _columns(note)
    left, right = (side[:30] for side in pages[0])
    cells = [
        (x, 300.0 - _LEADING * row, cell)
        for row, cells in enumerate(_TABLE)
        for x, cell in zip((56.0, 200.0, 330.0), cells, strict=True)
    ]
    words = " ".join([*left, *right, *(" ".join(row) for row in _TABLE)]).split()
    return [_shown(_weave(left, right) + cells)], words, 0


def _columns(note: list[str], header: str = "") -> tuple[list[tuple[list[str], list[str]]], list[str]]:
    lines = _wrapped(note, 44)
    pages = [
        (lines[place : place + _LINES], lines[place + _LINES : place + 2 * _LINES])
        for place in range(0, len(lines), 2 * _LINES)
    ]
    return pages, " ".join(word for left, right in pages for word in [header, *left, *right]).split()


def _weave(left: list[str], right: list[str]) -> list[tuple[float, float, str]]:
    places = _down(left, 56) + _down(right, 310)
    return sorted(places, key=lambda place: (-place[1], place[0]))


def _down(lines: list[str], x: float) -> list[tuple[float, float, str]]:
    return [(x, 790.0 - _LEADING * number, line) for number, line in enumerate(lines)]


def _shown(places: list[tuple[float, float, str]]) -> str:
    escaped = ((x, y, text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")) for x, y, text in places)
    return "BT " + " ".join(f"/F1 9 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in escaped) + " ET"


def _pdf(contents: list[str], turn: int = 0) -> bytes:
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(contents)))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>"]
    font = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
    for number, content in enumerate(contents):
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turn} /Contents {4 + 2 * number} 0 R"
        bodies += [f"<< {page} {font} >>", f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode()


def _bare(data: bytes) -> str:
    """What a user would write with pypdfium2 alone."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    parts = []
    for page in document:
        textpage = page.get_textpage()
        parts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return "\n".join(parts)


def _speed(notes: list[list[str]], repeats: int) -> dict[str, Any]:
    lines = [line for note in notes for line in _wrapped(note, 90)]
    times = {}
    for name, lay in (("one column", _one), ("two columns line by line", _woven)):
        pages = [page for note in notes for page in lay(note)[0]]
        data = _pdf([*islice(cycle(pages), 200)])  # the notes fill 74 to 88
        opened = Opened(name="notes.pdf", data=data, limits=Limits())
        times[name] = compared(lambda opened=opened: read_opened(opened), lambda data=data: _bare(data), repeats)
    return {"lines": len(lines), **times}
