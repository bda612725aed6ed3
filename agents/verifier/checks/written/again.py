"""What is said to have come again, and to be allowed again, that written records deny: `no further bleeding`, `no driving`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal
from ...units import Unit
from .short import Thing, is_named, things_in

_CAME_BACK = re.compile(r"\b(?:recurred|relapsed|re-?bled|came back|bled again)\b", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\b(?:no|nil|without|denies) (?:further|more|recurrent|recurrence of|repeat|subsequent) (?P<what>[^.;,\n]{3,40})",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?<!no )(?<!nil )\b(?:recur\w*|relapse\w*|re-?bleed\w*|re-?bled|again|(?:a|another|second|third|repeat) (?:episode|bleed|seizure|attack|event)|returned)\b",
    re.IGNORECASE,
)
_ACTS = "driv|lift|fly|swim|sport|exercis|runn|weight[- ]?bear|bath|alcohol|intercourse|work"
_ALLOWED = re.compile(
    rf"\b(?:may|can|could|is (?:safe|fit|allowed|permitted|cleared|able) to|was (?:allowed|permitted|cleared|told (?:he|she|they) (?:can|could|may)) to)"
    rf" (?:\w+ ){{0,3}}?(?P<act>{_ACTS})",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    rf"\b(?:no|not to|not for|avoid|must not|do not|don['’]?t|should not|cannot|stop) (?:\w+ ){{0,2}}?(?P<act>{_ACTS})",
    re.IGNORECASE,
)
_ON_TERMS = re.compile(
    r"\b(?:not|after|once|when|until|if|unless|from|in (?:\d|one|two|three|four|six|twelve)|provided|only|following)\b|\d",
    re.IGNORECASE,
)
"""Of a claim that says when: it may be what is forbidden until then."""


def nothing_denied_comes_again(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what came again of which written records have no more, and what is allowed at once that they forbid."""
    yield from _came_back(context)
    yield from _is_allowed(context)


def _came_back(context: ClaimInContext) -> Iterator[Signal]:
    text = context.claim.text
    match = _CAME_BACK.search(text)
    said = things_in(text[: match.end()])[-2:] if match and not assess(text, *match.span()).negated else ()
    if not match or not said:
        return
    units = context.evidence.units
    told = [unit for unit in units if any(_names(what, said) for what in _no_more(unit))]
    if told and not any(_AGAIN.search(unit.words) and _names(unit.words, said) for unit in units):
        message = f"the claim says “{match.group()}”; the record that there was no more of it"
        yield _signal(message, told, match.group())


@lru_cache(maxsize=32768)
def _no_more(unit: Unit) -> tuple[str, ...]:
    return tuple(match["what"] for match in _NO_MORE.finditer(unit.words))


def _names(words: str, said: tuple[Thing, ...]) -> bool:
    return any(is_named(thing, words) for thing in said)


def _is_allowed(context: ClaimInContext) -> Iterator[Signal]:
    text = context.claim.text
    match = _ALLOWED.search(text)
    if not match or _ON_TERMS.search(text):
        return
    act = match["act"].casefold()
    named = [unit for unit in context.evidence.units if act in unit.words.casefold()]
    told = [unit for unit in named if any(one["act"].casefold() == act for one in _FORBIDDEN.finditer(unit.words))]
    if told and not any(_ALLOWED.search(unit.words) for unit in named):
        message = f"the claim allows “{text[match.start('act') :].split()[0]}”; the record forbids it"
        yield _signal(message, told, match.group())


def _signal(message: str, told: list[Unit], words: str) -> Signal:
    return Signal("written_denied", 1.0, "negation_mismatch", message, tuple(told[:2]), words=words)
