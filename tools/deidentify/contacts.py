"""Telephone and fax numbers, addresses of mail, web and network."""

import re
from collections.abc import Iterator

from .kinds import Found, PhiKind

_PATTERNS: tuple[tuple[PhiKind, re.Pattern[str]], ...] = (
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("url", re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:]", re.IGNORECASE)),
    ("url", re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|info|health|me)(?:/[^\s<>\"')\],;]*)?\b", re.IGNORECASE)),
    ("ip", re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b", re.IGNORECASE)),
    ("fax", re.compile(r"\b(?:fax|facsimile)\b[^\d\n+(]{0,15}(?P<value>\+?[\d(][\d\s().-]{5,18}\d)", re.IGNORECASE)),
    (
        "phone",
        re.compile(
            r"\b(?:phone|telephone|tel|cell|mobile|pager|beeper|contact|call|home|work|office|reached at)\b[^\d\n+(]{0,15}"
            r"(?P<value>\+?[\d(][\d\s().-]{4,18}\d)",
            re.IGNORECASE,
        ),
    ),
    ("phone", re.compile(r"(?<![\w.-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?: ?(?:x|ext\.?|extension) ?\d{1,6})?(?![\w-])", re.IGNORECASE)),
    ("phone", re.compile(r"(?<![\w.-])\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}(?![\w-])")),
    ("phone", re.compile(r"(?<![\w.-])\d{3}-\d{4}(?![\w-])")),
    ("phone", re.compile(r"\b(?:ext\.?|extension|pager|x)\s?#?\s?(?P<value>\d{4,6})\b", re.IGNORECASE)),
)  # fmt: skip


def contacts(text: str) -> Iterator[Found]:
    """Every address of the ones above; a label is left standing."""
    for kind, pattern in _PATTERNS:
        group = "value" if "value" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            if kind not in ("phone", "fax") or sum(character.isdigit() for character in match[group]) >= 4:
                yield Found(kind, match.start(group), match.end(group))
