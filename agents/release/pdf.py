"""The document as PDF: each citation is a link to its source, and each source says what stands there.

Characters that no font of this machine shows are named by their code point, and the document says so: nothing is
dropped, and no empty box stands for a word. Needs the extra `documents`.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from wardround.records import Case, MissingExtraError, Run

from .fonts import Face, characters_of, faces_here, needed
from .paper import PRELIMINARY, Line, Paper, paper_of

if TYPE_CHECKING:
    from fpdf import FPDF

_CORE = "helvetica"
"""Always there, for Latin-1."""
_FOR_CORE = str.maketrans("“”„‘’•–—", '"""\'\'·--')
"""Typography that Latin-1 lacks and that nobody misses."""
_SIZE, _HIGH = 10.0, 5.0
_INK, _BLUE, _RED = (27, 36, 44), (18, 66, 92), (155, 16, 48)


def report_pdf(run: Run, case: Case, faces: Sequence[Face] | None = None) -> bytes:
    """The released document, or the waiting draft, which says that it is preliminary.

    Args:
        run: with a draft.
        case: for the names of what is cited.
        faces: fonts to use; those of this machine when None.

    Raises:
        RunError: the run has no draft.
        MissingExtraError: the extra `documents` is not installed.
    """
    _require_extra()  # fonts are looked at first, and that needs a package of the extra too
    paper = paper_of(run, case)
    sheet = _Sheet(paper, faces_here() if faces is None else faces)
    sheet.write()
    return sheet.bytes()


class _Sheet:
    def __init__(self, paper: Paper, faces: Sequence[Face]) -> None:
        self._paper = paper
        self._faces = needed(_all_text(paper), faces)
        self._shown = frozenset().union(*(characters_of(face.path) for face in self._faces))
        self._missing: set[str] = set()
        self._family = self._faces[0].name if self._faces else _CORE
        self._pdf = _new_pdf(self._faces, self._family, self._clean(_foot(paper)))
        self._pdf.set_title(paper.title)
        self._links = {source.number: self._pdf.add_link(page=1) for source in paper.sources}
        self._claims = {line.id: self._pdf.add_link(page=1) for _, lines in paper.sections for line in lines}

    def bytes(self) -> bytes:
        return bytes(self._pdf.output())

    def write(self) -> None:
        paper = self._paper
        self._pdf.add_page()
        self._text(paper.title, size=15, colour=_BLUE)
        self._text(paper.patient or "")
        if paper.signed:
            self._text(paper.signed)
            self._text(f"“{paper.attested}”" if paper.attested else "")
        else:
            self._text(PRELIMINARY, size=11, colour=_RED)
        self._text(paper.origin, size=8)
        for name, lines in paper.sections:
            self._heading(name)
            for line in lines:
                self._claim(line)
        self._flags()
        self._list("What this does not cover", paper.limits)
        self._list("Decisions", paper.decisions)
        self._sources()
        self._say_what_is_missing()

    def _flags(self) -> None:
        if self._paper.flags:
            self._heading(self._paper.flags_heading)
        for flag in self._paper.flags:
            self._font(_SIZE, _RED if flag.severity == "urgent" else _INK)
            self._pdf.write(_HIGH, self._clean(f"{flag.severity} "))
            if flag.claim_id in self._claims:
                self._link(f"{flag.claim_id} ", self._claims[flag.claim_id])
            self._pdf.write(_HIGH, self._clean(f"{flag.code}: {flag.message}"))
            self._pdf.ln(_HIGH)

    def _claim(self, line: Line) -> None:
        self._pdf.set_link(self._claims[line.id], y=self._pdf.get_y(), page=self._pdf.page)
        self._font(_SIZE)
        self._pdf.write(_HIGH, self._clean(f"• {line.text}"))
        for number in line.cited:
            self._link(f" [{number}]", self._links[number], size=7.5)
        self._pdf.ln(_HIGH + 1)

    def _sources(self) -> None:
        self._heading("Sources")
        for source in self._paper.sources:
            self._font(8.5)
            self._pdf.set_link(self._links[source.number], y=self._pdf.get_y(), page=self._pdf.page)
            quote = f" {source.place}: “{source.quote}”" if source.quote else ""
            self._pdf.write(4.2, self._clean(f"[{source.number}] {source.source_id} {source.name}{quote}"))
            self._pdf.ln(5)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._heading(title)
        for line in lines:
            self._text(f"• {line}")

    def _say_what_is_missing(self) -> None:
        if self._missing:
            count = len(self._missing)
            self._heading("Characters")
            self._text(f"{count} characters have no font on the machine that made this file; they stand as [U+XXXX].")

    def _heading(self, text: str) -> None:
        self._pdf.ln(2)
        if self._pdf.will_page_break(18):  # a heading does not stand alone at the foot of a page
            self._pdf.add_page()
        self._text(text, size=11.5, colour=_BLUE)

    def _text(self, text: str, *, size: float = _SIZE, colour: tuple[int, int, int] = _INK) -> None:
        if text:
            self._font(size, colour)
            self._pdf.write(max(_HIGH, size * 0.45), self._clean(text))
            self._pdf.ln(max(_HIGH, size * 0.5) + 0.6)

    def _link(self, text: str, link: int, size: float = _SIZE) -> None:
        self._font(size, _BLUE)
        self._pdf.write(_HIGH, text, link)
        self._font(_SIZE)

    def _font(self, size: float, colour: tuple[int, int, int] = _INK) -> None:
        self._pdf.set_font(self._family, size=size)
        self._pdf.set_text_color(*colour)

    def _clean(self, text: str) -> str:
        """On one line, with the code point in place of what cannot be shown."""
        kept = " ".join(text.split()) + _tail(text)
        kept = kept if self._faces else kept.translate(_FOR_CORE)
        return "".join(c if self._can_show(c) else self._named(c) for c in kept)

    def _can_show(self, character: str) -> bool:
        if self._faces:
            return character == " " or ord(character) in self._shown
        return character.isprintable() and ord(character) < 256

    def _named(self, character: str) -> str:
        self._missing.add(character)
        return f"[U+{ord(character):04X}]"


def _require_extra() -> None:
    try:
        for name in ("fontTools", "uharfbuzz", "fpdf"):
            import_module(name)
    except ImportError as error:
        raise MissingExtraError(
            "PDF needs packages that are not installed", hint='pip install "wardround[documents]"'
        ) from error


def _new_pdf(faces: Sequence[Face], family: str, foot: str) -> "FPDF":
    from fpdf import FPDF

    class Numbered(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(family, size=7.5)
            self.set_text_color(*_INK)
            self.cell(0, 4, f"{foot}   page {self.page_no()} of {{nb}}", align="C")

    pdf = Numbered(format="A4")
    pdf.set_margins(18, 16)
    pdf.set_auto_page_break(True, margin=18)
    pdf.set_creator("wardround")
    for face in faces:
        pdf.add_font(face.name, fname=face.path)
    if faces:
        pdf.set_fallback_fonts([face.name for face in faces[1:]])
        pdf.set_text_shaping(True)  # joins Arabic, orders Devanagari, turns right-to-left
    return pdf


def _foot(paper: Paper) -> str:
    """On each page, so that none is taken for more than it is when it lies alone."""
    return f"{paper.title[:60]}   {'countersigned' if paper.signed else 'PRELIMINARY, not for clinical use'}"


def _all_text(paper: Paper) -> str:
    lines = [line.text for _, found in paper.sections for line in found] + [name for name, _ in paper.sections]
    lines += [flag.message for flag in paper.flags]
    lines += [f"{source.name} {source.quote}" for source in paper.sources]
    head = (paper.title, paper.patient, paper.signed, paper.attested, paper.origin)
    return " ".join((*(text or "" for text in head), *lines, *paper.limits, *paper.decisions, "•“”"))


def _tail(text: str) -> str:
    """A space that the caller has put at the end."""
    return " " if text.endswith(" ") else ""
