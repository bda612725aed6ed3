"""DOCX as text: paragraphs, tables, headers and text boxes in the order they are written (ECMA-376)."""

from typing import TYPE_CHECKING

from wardround.records import UnreadableError

from .archives import open_zip, read_member
from .result import Opened, ReadResult, read_whole
from .text import note_from
from .xml import local, parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(opened: Opened) -> ReadResult:
    """A Word document as one document; page headers stand first.

    Raises:
        UnreadableError: damaged, or no text in it.
        RefusedError: encrypted, or unfolds too far.
    """
    with open_zip(opened) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("word/header") and name.endswith(".xml"))
        body = read_member(archive, "word/document.xml", opened)
        if not body:
            raise UnreadableError(f"{opened.name}: a damaged Word document")
        parts = [_text(parse_xml(read_member(archive, name, opened), opened.name)) for name in names]
    heads = [part for part in dict.fromkeys(parts) if part.strip()]
    text = "\n".join([*heads, _text(parse_xml(body, opened.name))])
    document = note_from(opened, text, _TYPE)
    return read_whole(opened, document, subject=document.subject)


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
        elif name in ("tab", "br", "cr"):
            parts.append("\t" if name == "tab" else "\n")
        elif name not in ("pPr", "rPr", "del", "moveFrom", "instrText", "Fallback"):
            parts.extend(_runs(child))
    return parts


def _is_hidden(run: "Element") -> bool:
    return any(local(one) == "vanish" for properties in run if local(properties) == "rPr" for one in properties)
