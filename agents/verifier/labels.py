"""Labels that words stand behind: `Liver:` within a report, `Attending: Dr. Lee`, `home` below `Disposition`."""

import re
from functools import lru_cache

from wardround.records import Claim

from .stretches import line_start

_LABEL = re.compile(
    r"(?:\A|(?<=[\n.;:] )|(?<=\n))[ \t]*(?:[-*•]|\d{1,2}[.)])?[ \t]*(?P<label>[A-Za-z][\w/ &()+,'-]{0,40}?) ?:(?=[ \t])"
)
_OWN = re.compile(r"\W*[A-Z][\w /&()-]{1,40}\W{0,3}:\s*\S")
"""A label at the start of a line, with something behind it."""
_HEADING = re.compile(r"(?P<label>[A-Za-z][\w /&()-]{1,40}?)\W*(?::\W*|\n\s*)\Z")
_BEFORE = 60
"""Characters before a line within which its heading stands."""


def label_at(text: str, place: int) -> str:
    """The last label of the line in which a place is, as it is written; empty where the line has none before it."""
    begin = line_start(text, place)
    return next((label for start, label in reversed(_labels(text)) if begin <= start <= place), "")


@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start("label"), match["label"]) for match in _LABEL.finditer(text))


def labelled(claim: Claim) -> str:
    """A claim's words behind their label: its own, or the heading that it stands under."""
    return claim.text if _OWN.match(claim.text) or not claim.section else f"{claim.section}: {claim.text}"


def behind_heading(text: str, start: int, end: int) -> str:
    """A stretch of a text behind what heads it, on its line or alone on the line before."""
    heading, words = _HEADING.search(text, max(start - _BEFORE, 0), start), text[start:end]
    is_at_the_start = heading is not None and text[: heading.start("label")].rstrip(" *#_\t")[-1:] in ("", "\n")
    return f"{heading['label']}: {words}" if heading and is_at_the_start else words
