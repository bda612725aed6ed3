"""Kinds of one thing of which a record means one: a clinic, a study, an approach, a histology, an occupation, a place.

For written records (`kind_tables.py`). Kinds of one scale exclude each other where they are said of the same thing.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_meanings

from .kind_tables import BY_NAME, BY_WORDS, SHORTENED
from .patterns import Table, by_scale

_NAMED = {
    name: scale
    for scale, _, names in (line.partition(": ") for line in BY_NAME.strip().splitlines())
    for name in names.split(", ")
}
_WRITTEN_OUT = re.sub(r"\{[a-z]+\}", lambda match: SHORTENED[match[0]], BY_WORDS)
_KINDS = Table(by_scale(_WRITTEN_OUT))


class Kind(NamedTuple):
    """A kind that a text names."""

    scale: str
    value: str
    """The kind's line of the table."""
    start: int
    end: int


@lru_cache(maxsize=32768)
def kinds_in(text: str) -> tuple[Kind, ...]:
    """The kinds that a text names, denied or not."""
    found = [Kind(*kind, *match.span()) for kind, match in _KINDS.find(text)]
    named = [Kind(_NAMED[name], name, m.start, m.end) for m in find_meanings(text) for name in m.says if name in _NAMED]
    return (*found, *named)
