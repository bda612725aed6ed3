"""How a condition was treated: `treated surgically`, where written records have it treated with radiotherapy."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import find_problems

from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...patterns import whole_words
from ...units import Unit
from .short import keys_of, things_in

_WAYS = {
    "surgery": r"surg(?:ery|ical(?:ly)?|eries)|operat(?:ed|ions?|ively?)|resect(?:ed|ions?)|excis(?:ed|ion)|\w{3,}ectomy|turp|bypass\w*|\w{3,}otomy|laparoscop\w+|orif|washout",
    "radiotherapy": r"radio(?:therapy|-?ablation)?|chemo-?radi\w+|irradiat(?:ed|ion)|radiation|xrt|rt|brachytherapy",
    "no operation": r"conservativ\w+|non-?operativ\w+|without (?:surgery|(?:an )?operation)",
    "chemotherapy": r"chemo(?:therapy|-?radi\w+)?|cytotoxics?",
}
"""Ways that are mostly told where they were taken, and each of which differs from the others."""
_NONE = "no operation"
_WAY = {name: whole_words(words) for name, words in _WAYS.items()}
_TREATED = re.compile(r"\b(?:treat(?:ed|ment)|managed)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|will|plan\w*|consider\w*|(?-i:may)|might|offer\w*|declin\w*|refus\w*|refer\w*|to be|not|never|no)\b",
    re.IGNORECASE,
)


def treatments_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a way of treatment that no written record names, of a condition that they have treated in another way."""
    text, evidence = context.claim.text, context.evidence
    treated = _TREATED.search(text)
    if not treated or _OPEN.search(text) or kin_in(text):
        return
    concepts = {one.concept for one in find_problems(text)}
    for way, start, end in _ways(text):
        if start < treated.start() or any(_WAY[way].search(unit.words) for unit in evidence.units):
            continue
        units = dict.fromkeys(unit for concept in concepts for unit in evidence.naming(concept))
        if way == _NONE:
            units |= dict.fromkeys(_of_subject(context, text[: treated.start()]))
        against = [unit for unit in units if any(_is_against(way, unit.words, *one) for one in _ways(unit.words))]
        if against:
            message = f"the claim says “{text[start:end]}”, which no source does; the record has it treated otherwise"
            yield Signal("written_treatment", 1.0, "unsupported", message, tuple(against[:2]), words=text[start:end])


def _of_subject(context: ClaimInContext, words: str) -> list[Unit]:
    """The units that name the last thing of some words."""
    things = things_in(words)[-1:]
    return [unit for unit in context.evidence.units if any(one.keys & keys_of(unit) for one in things)]


def _is_against(way: str, words: str, other: str, start: int, end: int) -> bool:
    """Whether a unit has another way: beside none at all, an operation."""
    return (way != _NONE or other == "surgery") and _is_so(words, start, end)


def _ways(text: str) -> Iterator[tuple[str, int, int]]:
    yield from ((name, *match.span()) for name, pattern in _WAY.items() for match in pattern.finditer(text))


def _is_so(text: str, start: int, end: int) -> bool:
    return not assess(text, start, end).negated and not _OPEN.search(text)
