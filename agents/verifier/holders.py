"""Whose a thing is that the record speaks of: the patient's, some relatives', or not told."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.dialogue import is_question

from .kin import FAMILY, KIN, WIDER, kin_in
from .units import Unit

Whose = frozenset[str]
"""Relatives by name; empty where it is the patient's own."""
PATIENT: Whose = frozenset()
SOME: Whose = frozenset({"family"})
"""Relatives who are not named one by one, or not for certain."""

_HISTORY = r"\b(?:famil(?:y|ial) )(?:medical |health )?(?:history|hx)\b"
_FAMILY_HISTORY = re.compile(rf"{_HISTORY}|\byour family(?:'s)?\b", re.IGNORECASE)
_RELATED = rf"{_HISTORY}|{KIN.pattern}|\bparents?\b|\bgrand\w+|\b[MP]G[MF]s?\b|{FAMILY.pattern}"
_NAMED = re.compile(
    rf"(?P<beside>\b(?:with|by|to|from|for|than|told)\s+(?:(?:my|his|her|their|your|the|both|our|an?)\s+)?(?!{_HISTORY})(?:{_RELATED})"
    rf"|(?:{_RELATED})(?:\s+(?:and|or)\s+\w+)?\s+(?:also |actually |both |has |have |had |was |were |is )?(?:sa(?:y|id)|stat|not(?:e|ic)|report"
    r"|den(?:y|ie)|tell|told|think|thought|describ|explain|mention|ask|bring|brought|took|tak|agree|understand|advis|counsel|g[ai]v|help|opt|want"
    r"|concern|worr|present|provid)\w*)"
    rf"|(?P<related>{_RELATED})|(?P<pronoun>\b(?:he|she|they|them|anyone|anybody|someone|somebody)\b)"
    r"|(?P<own>\b(?:i(?! (?:think|know|mean|guess|believe|suppose|remember|can think)\b)|me|you(?! know\b)|(?:the )?patient"
    r"|mr|mrs|ms|personal(?= (?:medical )?history)|(?:medical|surgical) history)\b(?!['’]s\b))",
    re.IGNORECASE,
)
"""Who is spoken of from here on; who only came along or told it may be named beside the patient."""
_LATER = re.compile(
    rf"[^.;?!\n]{{0,60}}?\b(?:in|on|by|of|from|among)\b (?:[\w'’]+ ){{0,2}}?(?P<related>{_RELATED})", re.IGNORECASE
)
"""`kidney stones run in the family`, `diabetes on my dad's side`."""
_JOINED = re.compile(
    r"(?:['’]s)?[\s,]*(?:(?:and|or|on|of|&)\b)?[\s,]*(?:\b(?:my|her|his|their|the|both|your)\b)?\s*", re.IGNORECASE
)
"""`my mom and her sister`, `a grandmother on my mom's side`."""
_SIDE = re.compile(r"\s*(?:['’]s )?side\b", re.IGNORECASE)
_WOMEN = frozenset("mother sister daughter grandmother aunt wife niece stepmother mother-in-law sister-in-law".split())
_MEN = frozenset("father brother son grandfather uncle husband nephew stepfather father-in-law brother-in-law".split())
_OF_SEX = {"he": _WOMEN, "she": _MEN}
"""Relatives whom a pronoun cannot mean."""
_END = re.compile(r"[.;?!\n]")
_SPEAKER = re.compile(r"^\W*(?P<who>doctor|dr|patient|pt|guest\w*|clinician|provider|nurse)\b\W", re.IGNORECASE)
_REACH, _LONG = 4, 8
"""Units for which the naming of a relative, and talk about the family, is kept in mind."""
_EVERYBODY = re.compile(r"\byou or (?:any|some)", re.IGNORECASE)


class Spoken(NamedTuple):
    """What goes without saying in a unit, from the ones before it."""

    default: Whose | None
    """Whose it is where nobody is named."""
    pronoun: Whose | None
    """Whom `he`, `she` and `they` mean."""


class Holders:
    """Whose the things are that the units of a record speak of."""

    def __init__(self, units: Sequence[Unit], *, speech: frozenset[str], companion: bool) -> None:
        """Read the units in order.

        Args:
            units: of the record.
            speech: ids of transcripts, where a patient's `she` is somebody else.
            companion: whether somebody speaks for the patient, who then may be `she`.
        """
        self._units = units
        self._spoken = list(_followed(units, speech, companion))

    def whose(self, place: int, index: int) -> Whose | None:
        """Whose that is which a unit speaks of; None where it cannot be told."""
        unit = self._units[place]
        return whose_in(unit.words, unit.said[index].start - unit.start, self._spoken[place])


def whose_in(words: str, at: int, spoken: Spoken) -> Whose | None:
    """Whose that is which stands at a place of a sentence or a turn; None where it cannot be told."""
    begin = max((one.end() for one in _END.finditer(words, 0, at)), default=0)
    named = [one for one in _names(words) if begin <= one.start() < at]
    last = named[-1] if named else None
    if last and last["beside"]:
        return None
    if last is None or last["own"]:
        later = _LATER.match(words, at)
        return _relatives(later["related"], words, later.end()) if later else PATIENT if last else spoken.default
    if last["related"]:
        return _run(named, words)
    meant = _run([one for one in named if one["related"]], words) - _OF_SEX.get(last["pronoun"].casefold(), PATIENT)
    return meant or spoken.pronoun


def agree(one: Whose | None, other: Whose | None) -> bool:
    """Whether two can mean the same: the same person, some of the family, or nobody knows."""
    if one is None or other is None:
        return True
    if not one or not other:
        return one == other
    wider = frozenset().union(*(WIDER.get(kin, set()) for kin in (*one, *other)))
    return bool(one & (other | wider) or other & wider) or bool(SOME & (one | other))


@lru_cache(maxsize=32768)
def _names(words: str) -> tuple[re.Match[str], ...]:
    return tuple(_NAMED.finditer(words))


def _run(named: Sequence[re.Match[str]], words: str) -> Whose:
    """The relatives who are named last, with those whom an `and` joins to them."""
    found, start = PATIENT, None
    for one in reversed(named):
        if not one["related"] or (start is not None and not _JOINED.fullmatch(words, one.end(), start)):
            break
        found |= _relatives(one["related"], words, one.end())
        start = one.start()
    return found


def _relatives(name: str, words: str, end: int) -> Whose:
    return SOME if _SIDE.match(words, end) else frozenset(kin_in(name)) or SOME


def _followed(units: Sequence[Unit], speech: frozenset[str], companion: bool) -> Iterator[Spoken]:
    topic: tuple[int, Whose] | None = None
    named: tuple[int, Whose] | None = None
    source = ""
    for place, unit in enumerate(units):
        if unit.source_id != source:
            topic = named = None
            source = unit.source_id
        is_speech = source in speech
        names = _names(unit.words)
        last = _whose_named(names, unit.words)
        yield _spoken(unit, place, topic, named, is_speech, companion, bool(names))
        if last:
            named = (place, last)
        if is_speech and last and _opens(unit.words):
            topic = (place, last)
        elif is_question(unit.words) and any(one["own"] for one in names) and not last:
            topic = None


def _opens(words: str) -> bool:
    """Whether it turns to the family: `and how about family history?`, but not `do you or anyone have it?`."""
    return bool(_FAMILY_HISTORY.search(words) or is_question(words)) and not _EVERYBODY.search(words)


def _whose_named(names: Sequence[re.Match[str]], words: str) -> Whose:
    related = [one for one in names if one["related"]]
    return frozenset().union(*(_relatives(one["related"], words, one.end()) for one in related)) if related else PATIENT


def _spoken(
    unit: Unit,
    place: int,
    topic: tuple[int, Whose] | None,
    named: tuple[int, Whose] | None,
    is_speech: bool,
    companion: bool,
    names: bool,
) -> Spoken:
    if not is_speech:
        default = SOME if unit.section == "family_history" else PATIENT
        return Spoken(default, None if default or (named and place - named[0] == 1) else PATIENT)
    pronoun = None
    if not companion and named and place - named[0] <= _REACH:
        pronoun = named[1]
    if topic is None or place - topic[0] > _LONG:
        return Spoken(PATIENT, pronoun)
    return Spoken(None if is_question(unit.words) else SOME, pronoun)
