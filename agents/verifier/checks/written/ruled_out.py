"""What is told as ruled out, and is open yet: `an abscess was excluded`, where the record has `abscess not excluded`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal
from ...stretches import STOP, around
from ...units import Unit
from .short import Thing, things_in

_OUT = r"(?:excluded|ruled out|rules out|excludes|excluding|ruling out)"
_DONE = re.compile(
    r"(?P<before>[^.;:\n]*?)\b(?:(?:was|were|is|are|has been|have been|had been|been)\b (?:\w+ly |therefore |thus |now |both )?|(?<=\w ))?(?P<out>"
    rf"{_OUT})\b(?P<behind>[^.;\n]*)",
    re.IGNORECASE,
)
_MAY_BE_OUT = re.compile(_OUT, re.IGNORECASE)
"""Looked for first: where none of it stands, all that may be before it would be read from each of its letters."""
_OPEN_CLAIM = re.compile(
    r"\b(?:not|never|no|cannot|neither|nor|to|if|until|unless|should|must|may|might|could|can|will|would|whether|once|pending|await\w*|partly|partially)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""Of a clause in which nothing is ruled out yet."""
_NOT_YET = re.compile(
    r"\bnot (?:yet |been |be |completely |fully |entirely |formally )*(?:excluded|ruled out|exclude)\b"
    r"|\b(?:can(?:not|['’]?t| not)|could(?: not|n['’]?t)|unable to|does not|doesn['’]?t|did not|yet to|still to|need(?:s|ed)? to|to) (?:be )?(?:completely |fully |entirely |yet |it )*(?:exclude|excluded|rule|ruled)\b"
    r"|\b(?:could|may|might) (?:still|yet|well) (?:be|have)\b|\b(?:remains?|still) (?:a )?possib\w+\b|\bneither (?:confirm\w*|prov\w*)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|on|with|after|from|because|due|since|at|as|so|and (?=\w+ (?:was|were|is|are)\b))\b", re.IGNORECASE
)
"""Behind what was ruled out: by what, or when."""
_GENERAL = frozenset("head diagnosi caus possibl differenti test scan blood result infect diseas".split())


def nothing_open_is_ruled_out(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition told as excluded that the record says is not, and nowhere denies."""
    for thing in _excluded(context.claim.text):
        open_ = [unit for unit in context.evidence.units if _leaves_open(unit, thing)]
        if open_ and not any(_denies(unit, thing) for unit in context.evidence.units if unit not in open_):
            words = context.claim.text[thing.start : thing.end]
            message = f"the claim has “{words}” ruled out; the record leaves it open"
            yield Signal("open_ruled_out", 1.0, "certainty_mismatch", message, tuple(open_[:2]), words=words)
            return


@lru_cache(maxsize=4096)
def _excluded(text: str) -> tuple[Thing, ...]:
    """The conditions that a text tells as ruled out: named before the word, else behind it."""
    found: list[Thing] = []
    for match in _DONE.finditer(text) if _MAY_BE_OUT.search(text) else ():
        if _OPEN_CLAIM.search(match["before"]) or _OPEN_CLAIM.search(match["behind"][:20]):
            continue
        is_active = match["out"].casefold() in ("excludes", "rules out", "excluding", "ruling out")
        where = match.span("behind") if is_active else match.span("before")
        end = _BY.search(text, *where) if is_active else None
        found += _conditions(text, where[0], end.start() if end else where[1])
    return tuple(found)


def _conditions(text: str, start: int, end: int) -> Sequence[Thing]:
    return [one for one in things_in(text) if start <= one.start < end and _named(one)]


def _named(thing: Thing) -> frozenset[str]:
    """The names of a condition by which two texts may call it."""
    return frozenset(key for key in thing.keys if key[0] in "#~" or key not in _GENERAL)


def _leaves_open(unit: Unit, thing: Thing) -> bool:
    words = unit.words
    return any(
        _is_named(thing, words[slice(*around(STOP, words, *match.span()))]) for match in _NOT_YET.finditer(words)
    )


def _denies(unit: Unit, thing: Thing) -> bool:
    """Whether a unit says that it is not there, or was ruled out itself."""
    places = [one for one in things_in(unit.words) if _named(one) & _named(thing)]
    denied = any(assess(unit.words, one.start, one.end).negated for one in places)
    return bool(places) and (denied or any(_named(one) & _named(thing) for one in _excluded(unit.words)))


def _is_named(thing: Thing, words: str) -> bool:
    return any(_named(one) & _named(thing) for one in things_in(words))
