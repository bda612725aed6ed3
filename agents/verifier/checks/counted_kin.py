"""How many relatives of one sort there are: `five sons` of a record that tells of two."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..number_words import NUMBER_WORDS, count_of
from ..units import Unit

_SORTS = {
    "child": r"children|kids",
    "son": r"sons?|boys?",
    "daughter": r"daughters?|girls?",
    "sibling": r"siblings?",
    "brother": r"brothers?",
    "sister": r"sisters?",
    "cousin": r"cousins?",
    "aunt": r"aunts?",
    "uncle": r"uncles?",
    "grandchild": r"grandchildren|grandkids",
}
_PARTS = {"child": ("son", "daughter"), "sibling": ("brother", "sister")}
"""Sorts that others make up: two sons and a daughter are three children."""
_COUNT = rf"(?<![\d.,/-])(?P<count>\d{{1,2}}|{'|'.join(NUMBER_WORDS[:12])})"
_LIKE = (
    r"(?:(?:adult|grown|adopted|biological|healthy|living|older|younger|maternal|paternal|little|young|small|full) )*"
)
_NAMED = "|".join(f"(?P<{sort}>{words})" for sort, words in _SORTS.items())
_COUNTED = re.compile(rf"\b{_COUNT} (?:of (?:my|your|his|her|their|the) )?{_LIKE}(?:{_NAMED})\b", re.IGNORECASE)
_ASKED = re.compile(
    rf"\b(?:how many|any|do you have|have you (?:got )?)(?: [\w-]+){{0,2}} (?:{_NAMED})\b[^.?]*\?", re.IGNORECASE
)
_ANSWER = re.compile(rf"\b{_COUNT}\b(?! (?:year|month|of)s?\b)", re.IGNORECASE)
_LONGEST = 12
"""Words of an answer that is a count."""
_BEHIND = 2
"""Sentences behind a question in which its answer may stand."""

Count = tuple[str, int]
"""A sort of relative, and how many of them."""


def kin_are_counted_alike(context: ClaimInContext) -> Iterator[Signal]:
    """Notice another number of relatives of one sort than any that the record tells of."""
    said = list(_counts(context.claim.text)) if context.is_checkable else []
    if not said:
        return
    told = context.evidence.each(_counts) + _answers(context.evidence)
    for sort, count in said:
        counts, units = _told_of(sort, told)
        if count > 1 and counts and count not in counts and not _is_near(count, units, context.evidence):
            message = f"the claim tells of {count}, the record of {min(counts)}"
            yield Signal("kin_counted_otherwise", 1.0, "number_mismatch", message, units[:2])


def _told_of(sort: str, told: tuple[tuple[Count, Unit], ...]) -> tuple[set[int], tuple[Unit, ...]]:
    """The counts of a sort that the record tells of, outright or by what makes it up, and where."""
    counts = {count for (other, count), _ in told if other == sort}
    parts = [[count for (other, count), _ in told if other == part] for part in _PARTS.get(sort, ())]
    if parts and all(parts):
        counts |= {first + last for first in parts[0] for last in parts[1]}
    return counts, tuple(unit for (other, _), unit in told if other == sort)


def _is_near(count: int, units: tuple[Unit, ...], evidence: Evidence) -> bool:
    """Whether a number stands beside a count: `three of my own and seven grandkids`, `six, but two of them died`."""
    near = [one for unit in units for one in evidence.around(unit)]
    return any(count in mention.value for one in near for mention in one.quantities)


def _counts(text: str) -> Iterator[Count]:
    for match in _COUNTED.finditer(text):
        yield _sort(match), count_of(match["count"])


@lru_cache(maxsize=8)
def _answers(evidence: Evidence) -> tuple[tuple[Count, Unit], ...]:
    return tuple(_answered(evidence))


def _answered(evidence: Evidence) -> Iterator[tuple[Count, Unit]]:
    """Of a question for relatives, the number in the answer: to `Do you have any children?` it is `Yes, I have two`."""
    for unit in evidence.units:
        asked = _ASKED.search(unit.words)
        if asked is None:
            continue
        for answer in evidence.following(unit, _BEHIND):
            number = _ANSWER.search(answer.words) if len(answer.words.split()) <= _LONGEST else None
            if number:
                yield (_sort(asked), count_of(number["count"])), answer
                break


def _sort(match: re.Match[str]) -> str:
    return next(sort for sort in _SORTS if match[sort])
