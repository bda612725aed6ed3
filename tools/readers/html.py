"""HTML as text: blocks on lines, list items with dashes, table cells parted by tabs; scripts, comments and hidden parts left out."""

import re
from html.parser import HTMLParser

from .embedded import ReadPart, decode_base64
from .encoding import decode
from .inline import with_pictures
from .result import Opened, ReadResult, read_whole
from .text import note_from

_BLOCKS = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "blockquote", "pre", "dl", "dt", "dd", "caption", "thead", "tbody", "title", "paragraph", "item", "content_block", "form", "fieldset",
}  # fmt: skip
_SILENT = {"script", "style", "noscript", "template", "head", "iframe", "object", "svg"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
_STRUCK = {"s", "strike", "del"}
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}line-through", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0*[01](?:\.\d+)?(?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?<![-\w])color\s*:\s*(?:#fff(?:fff)?|white|transparent)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml\b[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_PICTURE = re.compile(
    r"<img\b[^>]{0,1000}?\bsrc\s*=\s*[\"']?data:image/[\w.+-]{1,40};base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE
)
_PIECES = "p|div|table|ul|ol|dl|h[1-6]|section|article|main|blockquote"
_COMMENTS = r"\s*(?:<!--(?:(?!-->).){0,1000}-->\s*){0,9}"
_PIECE = re.compile(rf"{_COMMENTS}<(?:{_PIECES})\b[^<>]{{0,1000}}>", re.IGNORECASE | re.DOTALL)
_PIECE_END = re.compile(rf"</(?:{_PIECES})\s*>{_COMMENTS}\Z", re.IGNORECASE | re.DOTALL)
_LONGEST_END = 2_000
"""Characters at the end of a text, of which the last may be blank or a comment."""


def is_html(text: str) -> bool:
    """Whether a text is an HTML document, or a piece of one that an editor gives: not Markdown with a tag in it."""
    return bool(_DOCUMENT.match(text) or (_PIECE.match(text) and _PIECE_END.search(text[-_LONGEST_END:])))


def read_html(opened: Opened, read_part: ReadPart) -> ReadResult:
    """An HTML page as one document, and the pictures that it holds itself.

    Raises:
        UnreadableError: there is no visible text, and no picture.
        RefusedError: longer than the limit.
    """
    markup = decode(opened.data, opened.name)
    pictures = [data for match in _PICTURE.finditer(markup) if (data := decode_base64(match[1]))]
    page = _parsed(opened.take(_PICTURE.sub("<img", markup)))
    result, text = ReadResult(), page.text()
    if text.strip() or not pictures:
        document = note_from(opened, text, "text/html")
        result = read_whole(opened, document, subject=document.subject)
    left_out = with_hidden(result, opened.name, page.hidden, has_struck=page.has_struck)
    return with_pictures(left_out, opened, pictures, read_part)


STRUCK_OUT = "text that is struck out was left out"


def with_hidden(result: ReadResult, name: str, hidden: list[str], *, has_struck: bool = False) -> ReadResult:
    """Put text that no reader of the page sees, or takes for said, on record: it is left out.

    It is named when it addresses the machine.
    """
    from wardround.records import CoverageEntry
    from wardround.tools.instructions import find_instructions

    lines = [CoverageEntry(item=f"{name} struck out", status="read", reason=STRUCK_OUT)] if has_struck else []
    for number, text in enumerate(hidden, start=1):
        if find_instructions(text):
            reason = "invisible text that addresses the machine; left out"
            lines.append(CoverageEntry(item=f"{name} hidden text {number}", status="quarantined", reason=reason))
    return result.model_copy(update={"coverage": (*result.coverage, *lines)})


def html_text(markup: str) -> tuple[str, list[str]]:
    """The visible text of HTML, and each stretch that is hidden (comments, `display: none`, white or tiny type) or struck out."""
    page = _parsed(markup)
    return page.text(), page.hidden


def _parsed(markup: str) -> "_Text":
    page = _Text()
    page.feed(markup)
    page.close()
    return page


class _Text(HTMLParser):
    """Collects text; HTMLParser never fails on bad markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden: list[str] = []
        self.has_struck = False
        self._parts: list[str] = []
        self._silent: list[str] = []
        self._preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a hidden stretch or a silent one."""
        if self._silent:
            if tag not in _VOID:
                self._silent.append(tag)
            return
        values = dict(attrs)
        style = values.get("style") or ""
        struck = tag in _STRUCK or bool(_LINE_THROUGH.search(style))
        if tag in _SILENT or (tag not in _VOID and (struck or "hidden" in values or _HIDDEN.search(style))):
            if tag == "body":
                return
            self.has_struck |= struck
            self._silent.append(tag)
        elif tag in ("td", "th"):
            self._parts.append("\t")
        elif tag in _BLOCKS:
            self._parts.append("\n- " if tag in ("li", "item") else "\n")
            self._preformatted += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself opens no silent stretch."""
        if not self._silent and tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; a stray end closes nothing that was not open."""
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
            return
        if tag in _BLOCKS:
            self._parts.append("\n")
            self._preformatted -= tag == "pre" and self._preformatted > 0

    def handle_data(self, data: str) -> None:
        """Text: seen, or kept apart."""
        if self._silent:
            if data.strip() and self._silent[0] not in ("script", "style", "head", "svg"):
                self.hidden.append(data.strip())
            return
        if text := data if self._preformatted else self._collapsed(data):
            self._parts.append(text)

    def _collapsed(self, data: str) -> str:
        """Blanks are one, also across what is left out between them."""
        text = re.sub(r"\s+", " ", data)
        return text.lstrip(" ") if self._parts and self._parts[-1].endswith(" ") else text

    def handle_comment(self, data: str) -> None:
        """Nobody sees a comment but a machine."""
        if data.strip():
            self.hidden.append(data.strip())

    def text(self) -> str:
        """Lines without trailing blanks, at most one empty line in a row."""
        lines = [re.sub(r"[ \t]*\t[ \t]*", "\t", line).strip() for line in "".join(self._parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n" if any(lines) else ""
