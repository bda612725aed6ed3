"""What a text tells of as done, as to come or as not done: `a drain was placed`, `the scan was deferred`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ...stretches import after_last
from .short import Thing, things_in

Standing = Literal["done", "to come", "not done"]
_BE = r"(?:was|were|has been|have been|had been|is being|are being)(?: (?:also|then|initially|subsequently|successfully|already|now|recently|electively|later))?"
_GENERAL = (
    "given|administered|started|commenced|initiated|introduced|added|begun|inserted|placed|sited|fitted|implanted|performed|done"
    "|carried out|undertaken|completed|obtained|used|applied(?! for)|required|tried|made|put in|checked|measured|repeated"
)
_SPECIFIC = (
    "removed|upgraded|resumed|restarted|recommenced|reinstated|reintroduced|cardioverted|repaired|replaced|revised|biopsied|drained|excised|resected"
    "|transfused|reversed|closed|amputated|manipulated|fixed|ablated|embolised|embolized|ligated|salvaged|stented|exchanged|changed"
)
_PASSIVE = re.compile(rf"\b{_BE} (?P<act>{_GENERAL}|{_SPECIFIC})\b(?! (?:off|up)\b)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(?:underwent|received|(?:(?:was|were|has been|had been) |(?<=, )|(?<=and ))(?:treated with|started on|commenced on|put on|given)"
    r"|(?P<refer>referred) (?:to|for)"
    r"|(?:has|have|had)(?: since)? (?P<act>resumed|restarted|undergone|received|started|completed))\b ",
    re.IGNORECASE,
)
_ON_PATIENT = re.compile(
    rf"\b{_BE} (?:\w+ly )?(?P<act>intubated|extubated|cardioverted|transfused|thrombolysed|thrombolyzed|vaccinated|dialysed|dialyzed|resuscitated|transferred)\b",
    re.IGNORECASE,
)
"""Done to the patient, whom the clause may not name: the act itself is the thing."""
_TO = re.compile(rf"\b{_BE} (?P<act>upgraded) to ", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:(?:was|were|is|has been|had been) (?:\w+ but )?(?:refused|declined|deferred|postponed|cancelled|canceled|abandoned|not (?:done|performed|given|inserted|carried out|started|placed|undertaken|attempted))"
    r"|but (?:not|never) (?:done|performed|given|inserted|carried out|placed|undertaken|started))\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    rf"\b(?:will be|is to be|are to be|is planned to be|is scheduled to be|is due to be|is waiting to be|is awaiting) (?:\w+ly )?(?P<act>{_SPECIFIC}|inserted|placed|sited|fitted|implanted|performed|carried out)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;:\n]|,(?! (?:\w+ )?(?:and|or) )|\b(?:and|but|because|after|before|since|which|who|while|when|until|as|so|whereas|although)\b",
    re.IGNORECASE,
)
"""Where a clause ends."""
_OF = re.compile(
    r"(?<!-)\b(?:with|of|for|in|on|at|by|from|to|under|into|during|because|before|due|without|via|and|after|prior|until|as|over)\b(?!-)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:to be|if|will|would|should|(?-i:may)|might|could|want\w*|wish\w*|plan\w*|before|until)\b", re.IGNORECASE
)
_STOPS = re.compile(r"[.;:\n]")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|\w+ed|grew|fell|rose|came|went|got|became|began|bled|broke|felt|found|gave|ran|sank|shrank|stood|took|tore|woke|drew|did)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"\b(?:he|she|they|it|patient|mr|mrs|ms|miss|these|this|that|all|both|none|nothing|instead"
    r"|mum|mom|dad|mother|father|parents?|wife|husband|partner|daughter|son|family|relatives?|carers?)\b",
    re.IGNORECASE,
)
"""Who got it, and no thing."""
NOT_DONE = re.compile(
    r"\b(?:not|never|nor|neither|cannot|unable|declin\w+|refus\w+|deferr\w+|postpon\w+|withh\w+|avoid\w*|cancel\w+|unsuitable|contraindicat\w+"
    r"|rather than|instead of|in reserve|kept off|against|unnecessary|abandon\w+|hold|held|turn\w* down|omit\w*|informed)\b|n['’]t\b",
    re.IGNORECASE,
)
NONE_OF = re.compile(r"\b(?:no|without)\b", re.IGNORECASE)
"""Denies what follows it."""
_OF_TIME = re.compile(r"(?:second|minute|hour|day|night|week|month|year|time)s?", re.IGNORECASE)
_NO_OBJECT = re.compile(r"\s*(?:for|on|in|at|by|as|because|after|before|during)\b", re.IGNORECASE)
"""`had been given for toothache`: what was given stands before it."""
_GENERIC = re.compile(r"scans?|tests?|tablets?|therapy|treatment|course|procedure|examination", re.IGNORECASE)
"""Said with a name and left out by charts: `a DEXA scan`."""
REFER = "refer"
_LONG_AGO = re.compile(r"\b(?:previous(?:ly)?|(?:in|since) (?:19|20)\d\d|years? ago|in childhood)\b", re.IGNORECASE)


class Said(NamedTuple):
    """What a claim says became of a thing."""

    standing: Standing
    things: tuple[Thing, ...]
    act: str
    """Beginning of the act's word, where the thing alone does not tell it; else empty."""
    words: str
    is_long_ago: bool = False
    """Whether the claim tells it of an earlier year, so that a plan of today is for another one."""


@lru_cache(maxsize=4096)
def standings_in(text: str) -> tuple[Said, ...]:
    """What a text says became of the things that it names."""
    is_long_ago = bool(_LONG_AGO.search(text))
    return tuple(one._replace(is_long_ago=is_long_ago) for one in _read(text) if one.things)


def _read(text: str) -> Iterator[Said]:
    yield from (one for place, one in _done(text) if not _is_left_open(text, place))
    for match in _UNDONE.finditer(text):
        yield _of_words(text, _before(text, match.start()), "not done", "")
    for match in _COMING.finditer(text):
        yield _of_words(text, _before(text, match.start()), "to come", match["act"][:5].casefold())


def _done(text: str) -> Iterator[tuple[int, Said]]:
    """What is told as done, each with the place of its verb."""
    for match in _PASSIVE.finditer(text):
        yield match.start(), _of_words(text, _before(text, match.start()), "done", _act(match["act"]))
    for match in _ACTIVE.finditer(text):
        act = _act(match["refer"] or match["act"] or "")
        yield match.start(), _of_words(text, _after(text, match.end()), "done", act)
    for match in _ON_PATIENT.finditer(text):
        yield match.start(), _of_words(text, match.span("act"), "done", "")
    for match in _TO.finditer(text):
        yield match.start(), _of_words(text, _after(text, match.end()), "done", _act(match["act"]))


def _is_left_open(text: str, place: int) -> bool:
    """Whether the clause before a verb denies it, or leaves it to come: `did not want to be referred`."""
    begin = after_last(_CUT, text, place)
    return any(one.search(text, begin, place) for one in (_OPEN, NOT_DONE, NONE_OF))


def _act(word: str) -> str:
    """A specific act by the beginning of its word."""
    if word.casefold().startswith(REFER):
        return REFER
    return word[:5].casefold() if re.fullmatch(_SPECIFIC, word, re.IGNORECASE) else ""


def _before(text: str, end: int) -> tuple[int, int]:
    """Where what a verb is said of stands before it: in its clause, and where that has nothing, before the verb of the last."""
    begin = _begin(text, end)
    if not text[begin:end].strip() and (verb := _VERB.search(text, 0, end)):
        begin, end = after_last(_STOPS, text, verb.start()), verb.start()
    cut = _OF.search(text, begin, end)
    return begin, cut.start() if cut and things_in(text[begin : cut.start()]) else end


def _begin(text: str, end: int) -> int:
    """Where a clause begins; an `and` between two things cuts none: `a driver with morphine and midazolam was started`."""
    begins = [0, *(cut.end() for cut in _CUT.finditer(text, 0, end))]
    lead = text[: begins[-1]]
    joins_things = (
        lead.endswith("and")
        and not lead.endswith(", and")
        # `was taken for a faint` is a clause, and what it is taken as ends it
        and not text[: begins[-2]].endswith(" as")
        and not _VERB.search(text, begins[-2], begins[-1])
    )
    return begins[-2] if joins_things else begins[-1]


def _after(text: str, begin: int) -> tuple[int, int]:
    """Where what a verb is said of stands behind it: up to the first cut before which something is named."""
    if _NO_OBJECT.match(text, begin):
        return begin, begin
    stops = [m.start() for pattern in (_CUT, _OF) for m in pattern.finditer(text, begin)]
    return begin, min((one for one in stops if things_in(text[begin:one])), default=len(text))


def _of_words(text: str, span: tuple[int, int], standing: Standing, act: str) -> Said:
    """What some words of a text have as done: the last three things, none where they name who got it or deny it."""
    words = text[slice(*span)]
    found = tuple(one for one in things_in(words) if not _OF_TIME.fullmatch(words[one.start : one.end]))[-3:]
    found = tuple(one for one in found if not _GENERIC.fullmatch(words[one.start : one.end])) or found
    if _NO_THING.search(words) or NOT_DONE.search(words) or NONE_OF.search(words):
        found = ()
    return Said(standing, found, act, words)
