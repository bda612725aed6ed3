"""What a medicine's doses of one day come to: `3 g a day`, of `1 g TDS`; `900 mg daily`, of 300 mg and 600 mg."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.quantities import Mention

from ..units import Unit
from .recorded import Amount
from .same import dimension, in_base, is_same

_A_DAY = re.compile(
    r"\s*(?:of (?:[\w-]+ ){1,2})?(?:(?:in total|altogether|total) )?(?:a day|per day|/ ?d(?:ay)?\b|/ ?24 ?h|daily"
    r"|each day|every day|in 24 hours|over 24 hours|total\b)",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\b(?:daily|total) (?:daily )?(?:dose|total)(?: of [\w-]+)?(?: of| is| was|:)? \Z|\btotal(?: of|:)? \Z",
    re.IGNORECASE,
)


_BESIDE = re.compile(r"(?!.*(?:->|→|\b(?:to|from|then|or|until|increas\w*|reduc\w*|was)\b))[^;()\n]*", re.IGNORECASE)
"""Between two doses of one day."""


def is_all_of_a_day(text: str, said: Mention, own: Sequence[Amount]) -> bool:
    """Whether a text tells a dose as that of a day, and the doses of a record come to it.

    Args:
        text: of a claim.
        said: a dose in it.
        own: the numbers that the record says of the same medicine.
    """
    is_told = _A_DAY.match(text, said.end) or _DAILY.search(text, 0, said.start)
    return bool(is_told) and any(
        dimension(one) == dimension(said) and is_same(in_base(one)[-1], in_base(said)[-1]) for one in _totals(own)
    )


def _totals(own: Sequence[Amount]) -> Iterator[Mention]:
    """What the doses of a medicine come to in a day, by each place that gives some."""
    places: dict[int, tuple[Unit, list[Mention]]] = {}
    for one in own:
        if one.said.kind in ("dose", "frequency"):
            places.setdefault(id(one.unit), (one.unit, []))[1].append(one.said)
    for unit, said in places.values():
        doses = [one for one in said if one.kind == "dose" and one.unit and one.unit != "tablet"]
        counts = [value for one in said if one.unit == "tablet" for value in one.value] + [1.0]
        for place, dose in enumerate(doses):
            end = doses[place + 1].start if place + 1 < len(doses) else len(unit.words)
            for often in _often(unit.words, said, dose.end, end) or _often(unit.words, said, dose.end, len(unit.words)):
                yield from (dose._replace(value=(dose.value[-1] * often * count,)) for count in counts)
        yield from _sums(unit.words, doses)


def _often(words: str, said: Sequence[Mention], start: int, end: int) -> list[float]:
    """How often a day, between two places; `in the morning and` is of the dose behind it too."""
    own = [one for one in said if one.kind == "frequency" and start <= one.start < end]
    return [value for one in own if not words[one.start : one.end].endswith("and") for value in one.value]


def _sums(words: str, doses: Sequence[Mention]) -> Iterator[Mention]:
    """What doses told one behind the other come to: `300 mg mane, 600 mg nocte`."""
    for first, dose in enumerate(doses):
        total = dose.value[-1]
        for before, one in zip(doses[first:], doses[first + 1 :], strict=False):
            if one.unit != dose.unit or not _BESIDE.fullmatch(words, before.end, one.start):
                break
            total += one.value[-1]
            yield dose._replace(value=(total,))
