"""HTML pages as Markdown-like text: headings with `#`, list items with `-`, no scripts, menus or hidden parts."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from wardround.records import KnowledgeDocument

from .plain import decoded

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "svg",
    "iframe",
    "button",
}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "table",
    "tr",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "br",
    "hr",
    "figure",
}
_SPACE = re.compile(r"[^\S\n]+")


def html_document(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """A page as one document."""
    page = _Page()
    page.feed(decoded(data, name))
    page.close()
    text = page.text()
    if text:
        yield KnowledgeDocument(id=name, text=text, title=page.title() or name, source=page.address or name)


def plain_html(markup: str) -> str:
    """The text of a piece of HTML."""
    page = _Page()
    page.feed(markup)
    page.close()
    return page.text()


class _Page(HTMLParser):
    """Collects text; HTMLParser never fails on bad markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.address = ""
        self._parts: list[str] = []
        self._title: list[str] = []
        self._in_title = False
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag == "title" and not self._silent:
            self._in_title = True
        elif tag == "link" and ("rel", "canonical") in attrs:
            self.address = dict(attrs).get("href") or ""
        elif tag in _SILENT:
            self._silent.append(tag)
        elif re.fullmatch(r"h[1-6]", tag):
            self._parts.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in ("td", "th"):
            self._parts.append("\t")
        elif tag in _BLOCKS:
            self._parts.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag == "title":
            self._in_title = False
        elif self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag):
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self._title.append(data)
        elif not self._silent:
            self._parts.append(data.replace("\n", " "))

    def title(self) -> str:
        """The page's title."""
        return " ".join("".join(self._title).split())

    def text(self) -> str:
        """All text, blocks parted by empty lines."""
        lines = [_SPACE.sub(" ", line).strip() for line in "".join(self._parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line != "-")).strip()
