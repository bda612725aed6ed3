"""Quantities of a text, in normal form."""

import re
from functools import lru_cache

from ..letters import closed_up
from .ages import find_ages
from .amounts import find_amounts
from .bare import find_bare
from .clocks import find_clocks
from .dates import find_dates
from .frequencies import find_frequencies
from .identifiers import find_identifiers
from .mention import Mention
from .ratios import find_labelled_pressures, find_ranged_pressures, find_ratios
from .spans import find_spans

_OXYGEN = re.compile(r"\b(?:oh|o) two(?=(?:['’]s)? sat)|(?<!\w )\b(?:oh|o) two(?=['’]s\b)", re.IGNORECASE)
"""Oxygen, spelt as it is said."""


@lru_cache(maxsize=32768)
def find_quantities(text: str) -> tuple[Mention, ...]:
    """The quantities of a text, from left to right, not overlapping.

    Numbers may be in digits or in words. Numbers of lists (`1.` at the start of a line) are none.
    """
    text = _OXYGEN.sub(
        lambda match: "O2".ljust(len(match.group())), closed_up(text)
    )  # `fifty M G`, `eighty eight oh two sat`
    found: list[Mention] = []
    taken = bytearray(len(text) + 1)
    for mention in (
        *find_identifiers(text),
        *find_ages(text),
        *find_spans(text),
        *(Mention(a, b, "frequency", value, "per day") for a, b, value in find_frequencies(text)),
        *find_clocks(text),
        *find_amounts(text),
        *find_ranged_pressures(text),
        *find_labelled_pressures(text),
        *(Mention(a, b, "date", value, "") for a, b, value in find_dates(text)),
        *find_ratios(text),
        *find_bare(text),
    ):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            found.append(mention)
    return tuple(sorted(found))
