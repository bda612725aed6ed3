"""What must not be done: `the drain may be capped`, `aspirin was interrupted`, where written records say `do NOT cap`, `never interrupt`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...actions import AGAIN
from ...check import ClaimInContext, Signal
from ...number_words import ANY_MONTH, ANY_SHORT_MONTH
from ...patterns import Table, by_name
from .short import Thing, things_in

_ACTS = Table(
    by_name(rf"""
restarting: {AGAIN}|re-?challeng\w+|(?:go|goes|going|put|gone) back on
stopping: stop\w*|interrupt\w*|discontinu\w+|withh[eo]ld\w*|omit\w*|paus\w+|ceas\w+
raising: increas\w+|(?:go|goes|going|gone) up|up-?titrat\w+|rais\w+
lowering: decreas\w+|reduc\w+|taper\w*|(?:go|goes|going) down
telling: tell|told|inform\w*|disclos\w+|mention\w*
removing: remov\w+|pull\w*|(?:take|taken|taking) out
clamping: cap|capped|capping|clamp\w*|spigot\w*
using: us(?:e|ed|ing)|giv(?:e|en|ing)|administer\w*|infus\w+|prescrib\w+
starting: start(?:s|ed|ing)?|begin\w*|begun|commenc\w+|initiat\w+
turning off: (?:turn|switch)(?:ed|ing)? off|deactivat\w+
moving: mobili[sz]\w+|weight[- ]?bear\w*|walk\w*
""")
)
"""What may be ordered and forbidden, each with its words."""
_FORBIDS = re.compile(
    r"\b(?:do(?:es)?(?: not|n['’]t) (?:want|wish)|(?:do|must|should|may|can|is|are)(?: not|n['’]?t)(?: to)?|not to|cannot|never|must never)\b"
    r"(?P<what>(?: (?!(?:until|unless|if|before|without|and|but|so)\b)[\w'’-]+){1,6})(?! ?\?)",
    re.IGNORECASE,
)
"""`does not want Ana told`, `do NOT cap or pull`, `must never be interrupted`, `not to go back on it`."""
_OPEN = re.compile(
    r"\b(?:not|never|no|nor|neither|nothing|without|cannot|avoid\w*|refus\w*|declin\w*|against|unless|until|if|after|once|only|when|whether|before"
    r"|contraindicat\w*|forbid\w*|rather than|instead of|dislik\w*|previous\w*|had)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Of a claim's clause: it forbids too, sets a condition, or tells of another time."""
_ORDERS = re.compile(
    r"\b(?:may|can|should|will|must|shall|to be|is|are|was|were|be|been)\b(?: \w+ly| now| again| then)?(?: be)? \Z",
    re.IGNORECASE,
)
"""Before an act that is ordered, allowed or told as done."""
_CLAUSE = re.compile(r"[.;:\n](?!\d)|,|\b(?:and|but|or)\b(?! to\b)", re.IGNORECASE)
_PARTLY = re.compile(
    r"[^.;:)(]{0,25}?\b(?:in|at|with|during|while|on|until|till?|abruptly|suddenly|too|unless|if|before|than|above|below)\b",
    re.IGNORECASE,
)
"""Behind what is forbidden: only so far, for so long, or in that way (`do not stop suddenly`)."""
_MONTH = re.compile(rf"(?:{ANY_MONTH}|{ANY_SHORT_MONTH})\b", re.IGNORECASE)
_NEAR = 80
"""Characters between what must not be done and what it must not be done to, at most."""


class _Act(NamedTuple):
    """Something to be done, with what it may be done to."""

    name: str
    words: str
    things: tuple[Thing, ...]


def what_is_forbidden_is_not_ordered(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an act that a claim orders, allows or tells as done on what written records forbid it for, and nowhere have it done."""
    for said in _ordered(context.claim.text):
        against = [(one, unit) for one, unit in context.evidence.each(_forbidden) if _shared(one, said)]
        forbidden = [unit for _, unit in against]
        same = frozenset().union(*(_shared(one, said) for one, _ in against))
        done = [unit for one, unit in context.evidence.each(_any) if _shared(one, said) & same]
        if forbidden and all(unit in forbidden for unit in done):
            message = f"the claim has “{said.words}”; the record forbids it"
            yield Signal("written_forbidden", 1.0, "negation_mismatch", message, tuple(forbidden[:2]), words=said.words)
            return


def _shared(one: _Act, said: _Act) -> frozenset[str]:
    """What two acts of one name are both done to."""
    if one.name != said.name:
        return frozenset()
    keys, own = (frozenset().union(*(thing.keys for thing in act.things)) for act in (one, said))
    return keys & own


@lru_cache(maxsize=4096)
def _ordered(text: str) -> tuple[_Act, ...]:
    """The acts of a claim, each with what its clause names, or the claim where the clause names nothing."""
    found, begin = [], 0
    for end in (*(cut.start() for cut in _CLAUSE.finditer(text)), len(text)):
        clause, begin = text[begin:end], end
        for name, place in _ACTS.find(clause) if not _OPEN.search(clause) else ():
            if _ORDERS.search(clause, 0, place.start()):
                things = _beside(clause) or _beside(text)
                found.append(_Act(name, place.group(), things))
    return tuple(found)


@lru_cache(maxsize=32768)
def _forbidden(text: str) -> tuple[_Act, ...]:
    return tuple(
        _Act(name, place.group(), _near(text, match.start()))
        for match in _FORBIDS.finditer(text)
        for name, place in _ACTS.find(match["what"])
        if not _PARTLY.match(text, match.start("what") + place.end())
    )


@lru_cache(maxsize=32768)
def _any(text: str) -> tuple[_Act, ...]:
    return tuple(_Act(name, place.group(), _near(text, place.start())) for name, place in _ACTS.find(text))


def _beside(text: str) -> tuple[Thing, ...]:
    """What some words name besides acts."""
    acts = [place.span() for _, place in _ACTS.find(text)]
    return tuple(
        one
        for one in things_in(text)
        if not _MONTH.match(text, one.start) and not any(start <= one.start < end for start, end in acts)
    )


def _near(text: str, place: int) -> tuple[Thing, ...]:
    return tuple(one for one in _beside(text) if -_NEAR <= one.start - place <= _NEAR)
