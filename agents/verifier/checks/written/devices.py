"""Lines, tubes and drains: what is told as in place, of which written records last say that it came out; and when one was put in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...patterns import by_name
from ...stamps import written_on
from ...units import Unit
from .days import some_day

_TABLE = r"""
urinary catheter: (?:(?:indwelling|urinary|foley|urethral|long[- ]term)(?: \w+)? )?(?<!venous )(?<!dialysis )(?<!midline )(?<!arterial )(?<!central )(?<!tunnelled )catheter(?! (?:ablation|angio\w+|lab))|foleys?|ltc|idc|twoc|(?:re-?)?catheteri[sz]ed
PICC: piccs?(?: lines?)?
midline: midlines?(?= (?:cath\w*|line|removed|out|in|placed|inserted|[lr]\b)|[.,;]|$)(?: catheter| line)?
chest drain: (?:chest|intercostal|pleural|thoracostomy) (?:tubes?|drains?)|pigtail(?: drain| catheter)?|(?<=\b[rl] )icd|icd(?= (?:\d+ ?fr?\b|in situ))|icc
drain: (?<!chest )(?<!intercostal )(?<!pleural )(?:(?:surgical|abdominal|wound|jp|blake|subhepatic|pelvic|robinson|redivac) )?drains?(?! (?:\d|output|of)\b)
nasogastric tube: (?:ng|nasogastric|naso-?jejunal|nj|dobhoff|feeding)(?: (?:feeding )?tubes?)?|ngt
central line: (?:central|cvc|ij|internal jugular|tpn|subclavian|femoral|hickman|tunnelled(?: \w+)?)(?: venous)? (?:lines?|catheters?)|cvc|piccs?|vascath|permcath|portacath
arterial line: (?:art|arterial|a)[- ]lines?
nephrostomy: nephrostom\w+
PEG: (?:peg|gastrostomy)(?: tubes?)?
tracheostomy: tracheostom\w+|trache?|decannulat\w+
pacing wires: (?:epicardial |temporary )?pacing wires?
VAC: vac(?: dressing)?|npwt|negative[- ]pressure(?: wound)?(?: therapy| dressing)?
"""
_DEVICES = tuple(by_name(_TABLE))
_LEFT_WITH = re.compile(
    r"\b(?:discharged|went home|goes home|going home|sent home|left (?:the )?hospital|home|transferred)\b[^.;,]{0,30}? with (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){0,2}?\Z",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"[^.;,]{0,25}?\b(?:in (?:place|situ)|(?:was|is|were|are) (?:retained|kept|left in|salvaged)|remain(?:s|ed)? in)\b",
    re.IGNORECASE,
)
_TAKEN_OUT = re.compile(
    r"[^.;]{0,40}?\b(?:was|were|has been|had been) (?:then |later |since )?(?:removed|taken out|pulled(?: out)?|withdrawn)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:had|was|were|until|till|since|initially|on (?:arrival|admission)|arrived|came|while|during|before|for \w+ (?:days|hours))\b",
    re.IGNORECASE,
)
"""Of a time at which it was in place."""
_AT_LAST = re.compile(r"\b(?:at|on) discharge\b|\bstill\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|without|never|free of)\b[^,;.]{0,25}\Z", re.IGNORECASE)
_OUT = re.compile(
    r"\b(?:removed|taken out|came out|pulled(?: out)?|(?:is|was|now) out|out(?! of)|fell out|d/?c['’]?d|discontinued|decannulated|passed urine|voiding|twoc (?:passed|successful))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:to be|tomorrow|tmrw|tmr|plan\w*|will|rebook\w*|book\w*|due|for removal|when|if|once|consider\w*|not|fail\w*|unsuccessful|in \d+|until|re-?\w*(?:insert|sit|plac|catheteri)\w*)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:insert\w*|sited|placed|catheteri[sz]ed|(?<!not )re-?(?:sited|inserted|placed|catheteri[sz]ed)|fail\w*|to stay|stays?|remains?|in situ|in place|new|exchanged|replaced|changed|home with|care|changes|leave|left in|swinging|(?-i:IN)(?=[.,;]|\Z))(?:\b|(?=\W|\Z))",
    re.IGNORECASE,
)
_PART = re.compile(r"[.;\n](?!\d)|, (?!\w+ out)")
_SIDE = re.compile(r"(?<![\w-])(?:(?P<left>left|l|lt)|(?P<right>right|r|rt))(?![\w-])", re.IGNORECASE)
_THIS_STAY = re.compile(
    r"\b(?:during|on|in) (?:this|the current) (?:admission|hospital\w*|stay|hospital stay)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:not|no|interrogat\w*|check\w*|infect\w*|remov\w*|explant\w*|reprogram\w*|function\w*|thrombos\w*|fir(?:ed|ing)|shocks?|known|previous\w*)\b",
    re.IGNORECASE,
)
"""What may happen to a device that was there before."""
_PUT_IN = re.compile(r"\b(?:implant\w*|insert\w*|placed|fitted|replaced|sited)\b", re.IGNORECASE)
_IMPLANTS = re.compile(
    r"(?<![\w-])(?:(?P<icd>icds?|defibrillators?|crt-?d)|(?P<pacemaker>pacemakers?|ppm|crt-?p)|(?P<stent>stents?|des)|(?P<valve>(?:\w+ )?valve|tavi|tavr)|(?P<port>portacath|port)|(?P<filter>ivc filter))(?![\w-])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-])")
_NEAR = 40


class _Told(NamedTuple):
    """What a clause of the record says of a device."""

    is_out: bool
    words: str
    unit: Unit


def devices_are_in_place(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a line, tube or drain told as in place of which the last that written records say is that it came out."""
    text = context.claim.text
    for name, pattern in _DEVICES:
        for match in pattern.finditer(text):
            told = _told(context, pattern) if _is_in(text, match) else []
            told = [one for one in told if _may_be_of(text, match, one)]
            if told and told[-1].is_out:
                message = f"the claim has a {name} in place; the record has it out"
                yield Signal(
                    "written_still", 1.0, "temporality_mismatch", message, (told[-1].unit,), words=match.group()
                )
            if not told:
                yield from _never_out(context, name, pattern, match)
    yield from _put_in(context)


def _never_out(context: ClaimInContext, name: str, pattern: re.Pattern[str], match: re.Match[str]) -> Iterator[Signal]:
    """A device told as taken out that the record last has in place, and no place has out."""
    text = context.claim.text
    if not _TAKEN_OUT.match(text, match.end()) or _NO.search(text, 0, match.start()) or _TO_COME.search(text):
        return
    told = [one for one in _told(context, pattern) if _may_be_of(text, match, one)]
    if told and not any(one.is_out for one in told):
        message = f"the claim has a {name} out; the record has it in place"
        yield Signal("written_still", 1.0, "temporality_mismatch", message, (told[-1].unit,), words=match.group())


def _is_in(text: str, match: re.Match[str]) -> bool:
    if _NO.search(text, 0, match.start()):
        return False
    if _LEFT_WITH.search(text, 0, match.start()):
        return True
    is_there = bool(_IN_PLACE.match(text, match.end()))
    return is_there and (bool(_AT_LAST.search(text)) or not _ONCE.search(text))


def _told(context: ClaimInContext, pattern: re.Pattern[str]) -> list[_Told]:
    """The clauses that say that a device went in or came out, in the order of time."""
    evidence = context.evidence
    units = sorted(evidence.units, key=lambda unit: (written_on(evidence, unit), evidence.place(unit) or 0))
    found = []
    for unit in units:
        for part in _PART.split(unit.words):
            if part and pattern.search(part):
                is_out = bool(_OUT.search(part)) and not _TO_COME.search(part)
                if is_out or _IN.search(part):
                    found.append(_Told(is_out, part, unit))
    return found


def _may_be_of(text: str, match: re.Match[str], told: _Told) -> bool:
    """Whether it is of the same side, as far as both say one."""
    mine = {one.lastgroup for one in _SIDE.finditer(text, max(match.start() - _NEAR, 0), match.end() + _NEAR)}
    theirs = {one.lastgroup for one in _SIDE.finditer(told.words)}
    return not mine or not theirs or bool(mine & theirs)


def _put_in(context: ClaimInContext) -> Iterator[Signal]:
    """A device told as put in during the stay, which the record only has in a year before it."""
    text, year = context.claim.text, some_day(context.evidence)[:4]
    if not year or not _THIS_STAY.search(text) or _OTHERWISE.search(text):
        return
    for match in _IMPLANTS.finditer(text):
        units = [
            unit
            for unit in context.evidence.units
            if any(m.lastgroup == match.lastgroup for m in _IMPLANTS.finditer(unit.words))
        ]
        dated = [unit for unit in units if any(_is_bygone(unit.words, m, year) for m in _IMPLANTS.finditer(unit.words))]
        acts: Sequence[Unit] = [unit for unit in units if unit not in dated and _PUT_IN.search(unit.words)]
        if dated and not acts:
            message = f"the claim has “{match.group()}” put in during this stay; the record years before"
            yield Signal("written_day", 1.0, "date_mismatch", message, tuple(dated[:1]), words=match.group())


def _is_bygone(words: str, match: re.Match[str], year: str) -> bool:
    return any(one.group() < year for one in _YEAR.finditer(words, max(match.start() - _NEAR, 0), match.end() + _NEAR))
