"""What became of a thing: done, planned, or not done, in a claim against written records."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...number_words import ANY_SHORT_MONTH
from ...stamps import day_of, latest
from ...stretches import after_last
from ...units import Unit
from .courses import FOR_A_DAY
from .days import day_in
from .short import Thing, things_in

Standing = Literal["done", "to come", "not done"]

_BE = r"(?:was|were|has been|have been|had been|is being|are being)(?: (?:also|then|initially|subsequently|successfully|already|now|recently|electively|later))?"
_GENERAL = (
    "given|administered|started|commenced|initiated|introduced|added|begun|inserted|placed|sited|fitted|implanted|performed|done"
    "|carried out|undertaken|completed|obtained|used|applied|required|tried|made|put in|checked|measured|repeated"
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
_OF = re.compile(
    r"(?<!-)\b(?:with|of|for|in|on|at|by|from|to|under|into|during|because|before|due|without|via|and|after|prior|until|as|over)\b(?!-)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:to be|if|will|would|should|(?-i:may)|might|could|want\w*|wish\w*|plan\w*|before|until)\b", re.IGNORECASE
)
_STOPS = re.compile(r"[.;:\n]")
_VERB = re.compile(r"\b(?:was|were|is|are|has|had|have|\w+ed|grew|showed)\b", re.IGNORECASE)
_NO_THING = re.compile(
    r"\b(?:he|she|they|it|patient|mr|mrs|ms|miss|these|this|that|all|both|none|nothing|instead"
    r"|mum|mom|dad|mother|father|parents?|wife|husband|partner|daughter|son|family|relatives?|carers?)\b",
    re.IGNORECASE,
)
"""Who got it, and no thing."""

_NOT = re.compile(
    r"\b(?:not|never|nor|neither|cannot|unable|declin\w+|refus\w+|deferr\w+|postpon\w+|withh\w+|avoid\w*|cancel\w+|unsuitable|contraindicat\w+"
    r"|rather than|instead of|in reserve|kept off|against|unnecessary|abandon\w+|hold|held|turn\w* down|omit\w*|informed)\b|n['’]t\b",
    re.IGNORECASE,
)
_UNLESS_NOT = re.compile(r"\b(?:unless|if|until|once)\b[^.;]*?(?:\b(?:not|never)\b|n['’]t\b)", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|without)\b", re.IGNORECASE)
"""Denies what follows it."""
_PLANNED = re.compile(
    r"\b(?:will|to be|to have|to (?:start|resume|restart|remove|consider|repeat|replace|insert|see|discuss)|plan\w*|book\w*|schedul\w+|if|would|consider\w*|await\w*|arrang\w+|should|suggest\w*"
    r"|recommend\w*|advis\w+|next|once(?! (?:daily|weekly|a|an|every|per|each|nightly|monthly))|please|offer\w*|discuss\w*|think\w*|thought|(?-i:may)|might|could|can|request\w*|refer\w*|propos\w+|due|candidate|eval\w*|work-?up"
    r"|list(?:ed)? for|in \d+(?:[-–]\d+)? (?:d|day|week|wk|month|year)\w*|after \d+ (?:days|weeks|months)|\d+ ?[-–] ?\d+ (?:weeks|wks?|months)|(?<!until )(?<!till )(?<!on )(?<!from )(?<!to )(?<!the )(?<!x )(?<![x×])(?<!for )(?<!ed )(?<!un )(?<!en )\b\d{1,2}/(?:52|12|7)\b(?!/)|follow[- ]?up|f/u|outpatient|for GP|pending|option)\b|\?",
    re.IGNORECASE,
)
_A_PLAN = re.compile(
    r"\bplans?\b(?![:.])(?=[^.;:]{0,20}\b(?:given|provided|issued|completed|agreed|explained|shared|made|handed|updated|reviewed|done|signed)\b)",
    re.IGNORECASE,
)
"""`Care plan given to family`: a plan that is there, and nothing to come."""
_STOP = re.compile(r"\b(?:stop\w*|off)\b", re.IGNORECASE)
_OF_TIME = re.compile(r"(?:second|minute|hour|day|night|week|month|year|time)s?", re.IGNORECASE)
_NO_OBJECT = re.compile(r"\s*(?:for|on|in|at|by|as|because|after|before|during)\b", re.IGNORECASE)
"""`had been given for toothache`: what was given stands before it."""
_GENERIC = re.compile(r"scans?|tests?|tablets?|therapy|treatment|course|procedure|examination", re.IGNORECASE)
"""Said with a name and left out by charts: `a DEXA scan`."""
_LEVEL = re.compile(r"\blevels?\b", re.IGNORECASE)
"""Of a medicine: says nothing of whether it is taken."""
_GOES_ON = re.compile(
    r"(?<!not )(?<!never )(?<!not be )(?<!not been )\b(?:re-?start\w*|resum\w+|recommenc\w+|reinstat\w+|reintroduc\w+|continu\w+|back on|again)\b",
    re.IGNORECASE,
)
_AGAIN = frozenset(word[:5] for word in "resumed restarted recommenced reinstated reintroduced".split())
_OFFERED = re.compile(
    r"\b(?:offer\w*|consider\w*|if|would|think\w*|thought|(?-i:may)|might|could|suggest\w*|discuss\w*)\b|\?",
    re.IGNORECASE,
)
"""Of a referral, which is itself an order: planned is sent."""
_REFER = "refer"
_NEAR = 25
"""Characters before a thing in which a bare `no` denies it."""
_HAPPENED = re.compile(
    r"\b(?:done|given|performed|show\w+|inserted|placed|removed|started|received|reveal\w*|found|took place|completed|underwent|yesterday|today|applied|repaired)\b"
    r"|(?<!from )(?<!to )(?<!until )(?<!till )(?<!\d)\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?(?!\d)"
    rf"| (?:{ANY_SHORT_MONTH}))",
    re.IGNORECASE,
)
"""Also a day, but not one from or until which it goes."""
_CLAUSE = re.compile(
    r"[.;\n(]|: |,(?! (?:not|declin|refus|but|never|held|deferr|postpon|and|she|he|to|if|booked|planned|awaiting|no longer)\w*\b)| - (?!not)| but (?!not|declin)|\band (?=(?:\w+ )?(?:was|were|is|has|had)\b)",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:previous(?:ly)?|(?:in|since) (?:19|20)\d\d|years? ago|in childhood)\b", re.IGNORECASE)
_HISTORY = re.compile(r"\b(?:previous|prior)\b", re.IGNORECASE)
_PREVIOUSLY = re.compile(r"\b(?:previously|already)\b", re.IGNORECASE)


class _Said(NamedTuple):
    """What a claim says became of a thing."""

    standing: Standing
    things: tuple[Thing, ...]
    act: str
    """Beginning of the act's word, where the thing alone does not tell it; else empty."""
    words: str
    is_long_ago: bool = False
    """Whether the claim tells it of an earlier year, so that a plan of today is for another one."""


def standings_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is told as done that written records only plan or decide against, and the other way round."""
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for said in _said(context.claim.text):
        told = _recorded(context, said)
        if (
            told
            and all(_is_otherwise(said, standing) for _, standing in told)
            and any(_speaks_against(said, unit, standing) for unit, standing in told)
        ):
            message = f"the claim has “{said.words.strip()}” as {said.standing}; the record as {told[0][1]}"
            yield Signal(
                "written_standing",
                1.0,
                "temporality_mismatch",
                message,
                tuple(unit for unit, _ in told[:2]),
                words=said.words.strip(),
            )


def _is_otherwise(said: _Said, told: Standing) -> bool:
    if said.standing == "done":
        return told == "not done" or (told == "to come" and not said.is_long_ago)
    return told == "done" or (said.standing == "not done" and told == "to come")


def _speaks_against(said: _Said, unit: Unit, told: Standing) -> bool:
    return said.standing == "done" or (told == "done" and bool(_HAPPENED.search(unit.words)))


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[_Said, ...]:
    is_long_ago = bool(_LONG_AGO.search(text))
    return tuple(one._replace(is_long_ago=is_long_ago) for one in _read(text) if one.things)


def _read(text: str) -> Iterator[_Said]:
    yield from (one for place, one in _done(text) if not _is_left_open(text, place))
    for match in _UNDONE.finditer(text):
        yield _of_words(text, _before(text, match.start()), "not done", "")
    for match in _COMING.finditer(text):
        yield _of_words(text, _before(text, match.start()), "to come", match["act"][:5].casefold())


def _done(text: str) -> Iterator[tuple[int, _Said]]:
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
    return any(one.search(text, begin, place) for one in (_OPEN, _NOT, _NONE))


def _act(word: str) -> str:
    """A specific act by the beginning of its word."""
    if word.casefold().startswith(_REFER):
        return _REFER
    return word[:5].casefold() if re.fullmatch(_SPECIFIC, word, re.IGNORECASE) else ""


def _before(text: str, end: int) -> tuple[int, int]:
    cuts = [0, *(cut.end() for cut in _CUT.finditer(text, 0, end))]
    begin = cuts[-1]
    if (
        len(cuts) > 1
        and text[:begin].endswith("and")
        and not text[:begin].endswith(", and")
        and not _VERB.search(text, cuts[-2], begin)
    ):
        begin = cuts[-2]  # `a driver with morphine and midazolam was started`
    if not text[begin:end].strip() and (verb := _VERB.search(text, 0, end)):
        begin, end = (
            after_last(_STOPS, text, verb.start()),
            verb.start(),
        )
    cut = _OF.search(text, begin, end)
    return begin, cut.start() if cut and things_in(text[begin : cut.start()]) else end


def _after(text: str, begin: int) -> tuple[int, int]:
    if _NO_OBJECT.match(text, begin):
        return begin, begin
    stops = [m.start() for pattern in (_CUT, _OF) for m in pattern.finditer(text, begin)]
    return begin, min((one for one in stops if things_in(text[begin:one])), default=len(text))


def _of_words(text: str, span: tuple[int, int], standing: Standing, act: str) -> _Said:
    words = text[slice(*span)]
    found = tuple(one for one in things_in(words) if not _OF_TIME.fullmatch(words[one.start : one.end]))[-3:]
    found = tuple(one for one in found if not _GENERIC.fullmatch(words[one.start : one.end])) or found
    if _NO_THING.search(words) or _NOT.search(words) or _NONE.search(words):
        found = ()
    return _Said(standing, found, act, words)


def _recorded(context: ClaimInContext, said: _Said) -> list[tuple[Unit, Standing]]:
    """What written records say of the same thing: of all of its words where they have them together, else of the last."""
    units = context.evidence.units
    full = [unit for unit in units if all(_at(unit.words, thing) for thing in said.things)]
    last = [unit for unit in units if _at(unit.words, said.things[-1])]
    if said.act in _AGAIN:
        return [
            (unit, _standing_again(unit.words, said))
            for unit in latest(context.evidence, last)
            if not _LEVEL.search(unit.words) and not FOR_A_DAY.search(unit.words)
        ]
    if said.act:
        full = last = [unit for unit in last if re.search(rf"\b{said.act}", unit.words, re.IGNORECASE)]
    elif len(said.things) > 1 and not full:
        return []
    told = [(unit, standing) for unit in full or last if (standing := _standing(unit.words, said))]
    if all(standing == "to come" for _, standing in told):  # planned in all words, and later told in fewer
        told += [(unit, "done") for unit in _of_its_medicine(units, said) if _standing(unit.words, said) == "done"]
    return [one for one in told if not _is_of_another_day(context, *one)]


def _of_its_medicine(units: Sequence[Unit], said: _Said) -> list[Unit]:
    """The units that name the one medicine of what is said: `NPH begun` of `bedtime NPH`."""
    drugs = [
        one
        for one in said.things
        if any(key.startswith("#") for key in one.keys) and find_drugs(said.words[one.start : one.end])
    ]
    return (
        [unit for unit in units if _at(unit.words, drugs[0])] if len(drugs) == 1 and drugs[0] is said.things[-1] else []
    )


def _is_of_another_day(context: ClaimInContext, unit: Unit, standing: Standing) -> bool:
    """Whether the claim names a day, and what was not done was not done on another."""
    own = day_of(context.evidence, unit)[:10]
    day = day_in(context.claim.text, own) if own and standing == "not done" else ""
    return bool(day) and day != own


def _standing_again(words: str, said: _Said) -> Standing:
    if said.standing == "to come" and _PLANNED.search(words):
        return "to come"
    return "not done" if (_NOT.search(words) or _STOP.search(words)) and not _GOES_ON.search(words) else "done"


def _at(words: str, thing: Thing) -> bool:
    return any(one.keys & thing.keys for one in things_in(words))


def _standing(words: str, said: _Said) -> Standing | None:
    """What a unit says of it, by the clauses that name it; None where it only says `unless not`."""
    thing = said.things[-1]
    if said.standing == "not done" and _NOT.search(words):
        return "not done"
    parts = [part for part in _clauses(words) if _at(part, thing)] or [words]
    parts = [part for part in parts if not _is_excepted(part, thing)]
    if not parts:
        return None
    planned = _OFFERED if said.act == _REFER else _PLANNED
    found = [_of_part(part, thing, planned) for part in parts]
    return "done" if "done" in found else found[0]


def _is_excepted(part: str, thing: Thing) -> bool:
    """`unless the empyema is not drained` says nothing of what became of it."""
    case = _UNLESS_NOT.search(part)
    begin = min((one.start for one in things_in(part) if one.keys & thing.keys), default=0)
    return case is not None and case.start() < begin < case.end()


def _of_part(part: str, thing: Thing, planned: re.Pattern[str]) -> Standing:
    part = _A_PLAN.sub(lambda match: "-" * len(match.group()), part)
    begin = min((one.start for one in things_in(part) if one.keys & thing.keys), default=0)
    if _HISTORY.search(part, 0, max(begin, 1)) or _PREVIOUSLY.search(part):
        return "done"
    if _NOT.search(part) or _NONE.search(part, max(begin - _NEAR, 0), begin):
        return "not done"
    return "to come" if planned.search(part) else "done"


def _clauses(words: str) -> Sequence[str]:
    return [part for part in _CLAUSE.split(words) if part and part.strip()]
