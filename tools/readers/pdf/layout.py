"""The text of one page in reading order."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2 as pdfium


def page_text(page: "pdfium.PdfPage") -> str:
    r"""The page's text, lines ended by `\\n`; empty when it has no text layer."""
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range()
    finally:
        textpage.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "")
