"""DOCX as text: paragraphs, tables, headers and text boxes in the order they are written (ECMA-376)."""

from typing import TYPE_CHECKING

from wardround.records import UnreadableError

from .archives import open_zip, read_member
from .embedded import ReadPart
from .html import with_hidden
from .inline import with_pictures
from .result import Opened, ReadResult, read_whole
from .text import note_from
from .xml import local, parse_xml

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_AFTER = ("footnotes", "endnotes", "comments")
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SYMBOLS = {
    "A3": "≤", "B3": "≥", "B1": "±", "B0": "°", "B4": "×", "B9": "≠", "BB": "≈", "AE": "→", "AC": "←", "AD": "↑", "AF": "↓", "B7": "•",
    "61": "α", "62": "β", "67": "γ", "64": "δ", "6D": "µ", "6C": "λ", "73": "σ", "44": "Δ", "57": "Ω", "A5": "∞", "D6": "√", "2D": "−",
}  # fmt: skip
"""Of the font Symbol, by the last two digits of its code (Adobe symbol encoding)."""
_WINGDINGS = {
    "FE": "☑",
    "A8": "☐",
    "6F": "☐",
    "FD": "☒",
    "78": "☒",
    "FC": "✓",
    "FB": "✗",
    "A7": "▪",
    "E0": "→",
    "D8": "➢",
}
_FONTS = {"symbol": _SYMBOLS, "wingdings": _WINGDINGS}
"""Others (Wingdings 2, Webdings) have other signs in the same places."""


def read_docx(opened: Opened, read_part: ReadPart) -> ReadResult:
    """A Word document as one document, and its pictures; page headers stand first, footers, footnotes and comments last.

    Raises:
        UnreadableError: damaged, or no text in it.
        RefusedError: encrypted, or unfolds too far.
    """
    with open_zip(opened) as archive:
        body = read_member(archive, "word/document.xml", opened)
        if not body:
            raise UnreadableError(f"{opened.name}: a damaged Word document")
        before = [parse_xml(read_member(archive, name, opened), opened.name) for name in _parts(archive, ("header",))]
        after = [
            parse_xml(read_member(archive, name, opened), opened.name) for name in _parts(archive, ("footer", *_AFTER))
        ]
        pictures = [read_member(archive, name, opened) for name in _pictures(archive, opened)]
    main = parse_xml(body, opened.name)
    heads, tails = _distinct(before), _distinct(after)
    text = "\n".join([*heads, _text(main), *tails])
    hidden = [text for root in (*before, main, *after) for text in _hidden(root)]
    has_struck = any(_is_struck(run) for root in (*before, main, *after) for run in root.iter() if local(run) == "r")
    result = with_hidden(_read(opened, text, pictures), opened.name, hidden, has_struck=has_struck)
    return with_pictures(result, opened, pictures, read_part)


def _read(opened: Opened, text: str, pictures: list[bytes]) -> ReadResult:
    if pictures and not text.strip():
        return ReadResult()  # a scan in a Word file: its pictures are all there is
    document = note_from(opened, text, _TYPE)
    return read_whole(opened, document, subject=document.subject)


def _pictures(archive: "zipfile.ZipFile", opened: Opened) -> list[str]:
    """Those that the body shows: a letterhead's stand in the headers."""
    links = read_member(archive, "word/_rels/document.xml.rels", opened)
    targets = [one.get("Target", "") for one in parse_xml(links, opened.name)] if links else []
    return [f"word/{target}" for target in dict.fromkeys(targets) if target.startswith("media/")]


def _parts(archive: "zipfile.ZipFile", kinds: tuple[str, ...]) -> list[str]:
    starts = tuple(f"word/{kind}" for kind in kinds)
    return sorted(name for name in archive.namelist() if name.startswith(starts) and name.endswith(".xml"))


def _distinct(roots: "list[Element]") -> list[str]:
    """The text of each, the same one (a header of odd and even pages) once."""
    return [text for text in dict.fromkeys(_text(root) for root in roots) if text.strip()]


def _hidden(root: "Element") -> list[str]:
    """Text that Word does not show, or shows struck out."""
    runs = (run for run in root.iter() if local(run) == "r" and _is_hidden(run))
    texts = ("".join(part.text or "" for part in run.iter() if local(part) == "t") for run in runs)
    return [text for text in texts if text.strip()]


def _text(root: "Element") -> str:
    lines: list[str] = []
    _walk(root, lines)
    return "\n".join(lines) + "\n"


def _walk(element: "Element", lines: list[str]) -> None:
    """Paragraphs become lines; a table row becomes one line with tabs."""
    for child in element:
        name = local(child)
        if name == "p":
            lines.append(_paragraph(child))
        elif name == "tr":
            lines.append("\t".join(_cell(cell) for cell in child if local(cell) == "tc"))
        elif name not in ("sectPr", "del", "moveFrom"):  # what was struck out is no text
            _walk(child, lines)


def _cell(cell: "Element") -> str:
    lines: list[str] = []
    _walk(cell, lines)
    return " ".join(line for line in lines if line)


def _paragraph(paragraph: "Element") -> str:
    bullet = any(local(one) == "numPr" for one in paragraph.iter())
    text = "".join(_runs(paragraph))
    return f"- {text}" if bullet and text else text


def _runs(element: "Element") -> list[str]:
    parts: list[str] = []
    for child in element:
        name = local(child)
        if name == "r" and _is_hidden(child):
            continue
        if name == "t":
            parts.append(child.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name == "sym":
            parts.append(_symbol(child))
        elif name not in ("pPr", "rPr", "del", "moveFrom", "instrText", "Fallback"):
            parts.extend(_runs(child))
    return parts


def _symbol(element: "Element") -> str:
    """A character of a symbol font, which has places of its own; one that is not known shows that something stood there."""
    font = next(
        (value for key, value in element.attrib.items() if key.endswith("}font") or key == "font"), ""
    ).casefold()
    code = next((value for key, value in element.attrib.items() if key.endswith("}char") or key == "char"), "")
    return _FONTS.get(font, {}).get(code[-2:].upper(), "\ufffd")


def _is_hidden(run: "Element") -> bool:
    return _has(run, "vanish") or _is_struck(run)


def _is_struck(run: "Element") -> bool:
    return _has(run, "strike") or _has(run, "dstrike")


def _has(run: "Element", name: str) -> bool:
    """A property of a run that is on: `<w:strike/>`, and not `<w:strike w:val="0"/>`."""
    marks = (one for properties in run if local(properties) == "rPr" for one in properties if local(one) == name)
    return any(value not in ("0", "false", "off") for one in marks for value in (list(one.attrib.values()) or ["1"]))
