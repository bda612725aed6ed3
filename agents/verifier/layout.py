"""What sets a statement apart on a page and is no part of it: list signs, numbers, quotation marks, tags of blocks."""

import re

from wardround.tools.sentences import Span

_SIGN = r"[-*•·‣⁃∙–—→⇒■-◿☀-➿⬀-⯿\U0001f000-\U0001faff][\ufe0f\u200d]*"
"""Signs of any script, and pictures."""
_NUMBER = (
    r"\(?\d{1,2}[.)]|\(?[a-z]\)|\#{1,6}"
    r"|\#\s?(?:1?\d|20)[.):]?(?=\s+(?!(?:tab|cap|pill|patch|refill|of\b|disp))[^\W\d_])|\|\s*\#?\d{1,3}\.?\s*\|"
)
"""Of an item, a problem (`#3 Gout`), a heading or the row of a table."""
_MARK = re.compile(rf"(?:>\s?)*(?:(?:(?:{_SIGN})+|{_NUMBER})\s+(?:\[[ xX]\]\s+)?)?")
_BLOCKS = "br|p|div|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|details|summary|blockquote|hr|section|article"
_TAG = rf"</?(?:{_BLOCKS})\b[^<>]{{0,100}}>"
_TAGS_BEFORE = re.compile(rf"(?:{_TAG}\s*)+", re.IGNORECASE)
_TAGS_BEHIND = re.compile(rf"(?:\s*{_TAG})+\Z", re.IGNORECASE)


def shown(text: str, start: int, end: int) -> Span:
    """A sentence without the tags of blocks around it, and without what marks it as an item of a list."""
    behind = _TAGS_BEHIND.search(text, start, end)
    end = behind.start() if behind else end
    before = _TAGS_BEFORE.match(text, start, end)
    mark = _MARK.match(text, before.end() if before else start, end)
    return Span(mark.end() if mark else start, end)
