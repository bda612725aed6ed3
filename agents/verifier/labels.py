"""Labels within reports: what the sentences behind `Liver:` or `L4/5:` are about."""

import re
from functools import lru_cache

from .stretches import line_start

_LABEL = re.compile(
    r"(?:\A|(?<=[\n.;:] )|(?<=\n))[ \t]*(?:[-*•]|\d{1,2}[.)])?[ \t]*(?P<label>[A-Za-z][\w/ &()+,'-]{0,40}?) ?:(?=[ \t])"
)


def label_at(text: str, place: int) -> str:
    """The last label of the line in which a place is, as it is written; empty where the line has none before it."""
    begin = line_start(text, place)
    return next((label for start, label in reversed(_labels(text)) if begin <= start <= place), "")


@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start("label"), match["label"]) for match in _LABEL.finditer(text))
