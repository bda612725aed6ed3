"""The document as DOCX: each citation is a link to its source's bookmark. Needs the extra `documents`."""

import io
from itertools import count
from typing import TYPE_CHECKING, Any

from wardround.records import Case, MissingExtraError, Run

from .paper import PRELIMINARY, Line, Paper, paper_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def report_docx(run: Run, case: Case) -> bytes:
    """The released document, or the waiting draft, which says that it is preliminary.

    Args:
        run: with a draft.
        case: for the names of what is cited.

    Raises:
        RunError: the run has no draft.
        MissingExtraError: the extra `documents` is not installed.
    """
    paper = paper_of(run, case)
    document = _new_document(paper)
    _write(document, paper)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _new_document(paper: Paper) -> "Document":
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtraError(
            "DOCX needs a package that is not installed", hint='pip install "wardround[documents]"'
        ) from error
    document = Document()
    document.core_properties.title = _plain(paper.title)[:255]
    document.core_properties.author = "wardround"
    document.core_properties.comments = ""
    return document


def _write(document: "Document", paper: Paper) -> None:
    _write_head(document, paper)
    numbers = count()
    for name, lines in paper.sections:
        document.add_heading(_plain(name), level=2)
        for line in lines:
            _write_claim(document.add_paragraph(style="List Bullet"), line, next(numbers))
    _write_flags(document, paper)
    _write_list(document, "What this does not cover", paper.limits)
    _write_list(document, "Decisions", paper.decisions)
    _write_sources(document, paper)


def _write_head(document: "Document", paper: Paper) -> None:
    document.add_heading(_plain(paper.title), level=1)
    if paper.patient:
        document.add_paragraph(_plain(paper.patient))
    document.add_paragraph().add_run(_plain(paper.signed or PRELIMINARY)).bold = True
    if paper.attested:
        document.add_paragraph(f"“{_plain(paper.attested)}”")
    document.add_paragraph(_plain(paper.origin))


def _write_flags(document: "Document", paper: Paper) -> None:
    if paper.flags:
        document.add_heading(paper.flags_heading, level=2)
    for flag in paper.flags:
        entry = document.add_paragraph(style="List Bullet")
        entry.add_run(f"{flag.severity} ").bold = True
        if flag.claim_id:
            _add_link(entry, f"{_plain(flag.claim_id)} ", f"claim_{flag.claim_id}")
        entry.add_run(f"{flag.code}: {_plain(flag.message)}")


def _write_sources(document: "Document", paper: Paper) -> None:
    document.add_heading("Sources", level=2)
    for source in paper.sources:
        quote = f" {source.place}: “{source.quote}”" if source.quote else ""
        entry = document.add_paragraph()
        _add_bookmark(entry, f"source_{source.number}", source.number)
        entry.add_run(_plain(f"[{source.number}] {source.source_id} {source.name}{quote}"))


def _write_claim(entry: "Paragraph", line: Line, number: int) -> None:
    _add_bookmark(entry, f"claim_{line.id}", 10_000 + number)
    entry.add_run(_plain(line.text))
    for cited in line.cited:
        _add_link(entry, f"[{cited}]", f"source_{cited}", raised=True)


def _write_list(document: "Document", title: str, lines: tuple[str, ...]) -> None:
    if lines:
        document.add_heading(title, level=2)
    for line in lines:
        document.add_paragraph(_plain(line), style="List Bullet")


def _add_bookmark(entry: "Paragraph", name: str, number: int) -> None:
    """ECMA-376, 17.13.6: a start and an end with one id."""
    start, end = _element("w:bookmarkStart"), _element("w:bookmarkEnd")
    for element in (start, end):
        element.set(_qualified("w:id"), str(number))
    start.set(_qualified("w:name"), name)
    entry._p.append(start)
    entry._p.append(end)


def _add_link(entry: "Paragraph", text: str, to: str, *, raised: bool = False) -> None:
    """ECMA-376, 17.16.22: a hyperlink to a bookmark of this document."""
    run = entry.add_run(text)
    run.font.superscript = raised or None
    link = _element("w:hyperlink")
    link.set(_qualified("w:anchor"), to)
    link.append(run._r)
    entry._p.append(link)


def _element(name: str) -> Any:  # noqa: ANN401 - lxml's
    from docx.oxml import OxmlElement

    return OxmlElement(name)


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(name)
    return found


def _plain(text: str) -> str:
    """On one line, without the control characters that XML 1.0 does not have."""
    return "".join(c for c in " ".join(text.split()) if _is_xml(ord(c)))


def _is_xml(code: int) -> bool:
    return code >= 32 and not 0xD800 <= code < 0xE000 and code not in (0xFFFE, 0xFFFF)
