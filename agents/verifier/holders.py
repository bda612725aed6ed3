"""Whose a thing is that the record speaks of: the patient's, some relatives', or not told."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.dialogue import is_question

from .kin import FAMILY, KIN, WIDER, kin_in, kin_named
from .speakers import speakers_of
from .stretches import after_last
from .units import Unit

Whose = frozenset[str]
"""Relatives by name; empty where it is the patient's own."""
PATIENT: Whose = frozenset()
SOME: Whose = frozenset({"family"})
"""Relatives who are not named one by one, or not for certain."""

_HISTORY = r"\bfamil(?:y|ial) (?:medical |health )?(?:history|hx)\b"
_RELATED = rf"{_HISTORY}|{KIN.pattern}|\bparents?\b|\bgrand\w+|\b[MP]G[MF]s?\b|{FAMILY.pattern}"
_TELLING = (
    r"(?:also |actually |both |has |have |had |was |were |is )?"
    r"(?:sa(?:y|id)|stat|not(?:e|ic)|report|den(?:y|ie)|tell|told|think|thought|describ|explain|mention|ask|bring|brought"
    r"|took|tak|agree|understand|advis|counsel|g[ai]v|help|opt|want|concern|worr|present|provid)\w*"
)
_NAMED = re.compile(
    rf"(?P<beside>\b(?:with|by|to|from|for|than|told)\s+(?:(?:my|his|her|their|your|the|both|our|an?)\s+)?"
    rf"(?!{_HISTORY})(?:{_RELATED})|(?:{_RELATED})(?:\s+(?:and|or)\s+\w+)?\s+{_TELLING})"
    rf"|(?P<related>{_RELATED})|(?P<pronoun>\b(?:he|she|they|them|anyone|anybody|someone|somebody)\b)"
    r"|(?P<own>\b(?:(?<!type )(?<!class )(?<!stage )(?<!grade )i"
    r"(?! (?:think|know|mean|guess|believe|suppose|remember|can think)\b)|me|you(?! know\b)"
    r"|(?<!of )(?<!of the )(?<!of our )(?:the )?patient|mr|mrs|ms|personal(?= (?:medical )?history)"
    r"|(?:the|this) (?:child|kid)(?!['’]?s? (?:mother|father|mom|dad|mum|parents?|sister|brother)\b)"
    r"|(?:medical|surgical) history)\b(?!['’]s\b))",
    re.IGNORECASE,
)
"""Who is spoken of from here on; who only came along, or told it, is named beside the patient."""
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
_OF_SEX = {"he": _WOMEN | SOME, "she": _MEN | SOME}
"""Relatives whom a pronoun cannot mean."""
_END = re.compile(r"[.;?!\n]")
_REACH, _LONG = 4, 8
"""Units for which the naming of a relative, and talk about the family, is kept in mind."""
_OPENING = re.compile(rf"{_HISTORY}|\byour family(?:'s)?\b", re.IGNORECASE)
_ANSWER = 4
"""Units in which a question may be answered."""
_SHARED = re.compile(
    rf"{KIN.pattern} (?:ha[sd]|does|did|got|gets)(?: (?:it|that|them|one|those))?(?: (?:too|also|as well))?"
    r"\s*(?:[.,;?!]|$)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"\b(?:ha[sd]|have|(?:have|['’]ve|['’]s) (?:always )?got|getting|with)\W*\Z", re.IGNORECASE)
"""What somebody has comes in the unit behind it: `so they've always got` `you know those runny noses`."""
_TOO = re.compile(rf"{KIN.pattern} (?:ha[sd]|have|got|gets) (?:it|them|those|ones?)\b", re.IGNORECASE)
"""`I never had a stone, my dad had them a lot`."""
_MINE_TOO = re.compile(
    r"\b(?:so (?:do|did|have|am|was|had) i|me too|same (?:here|with me|for me|as me)|like (?:me|mine)"
    r"|i (?:do|have|had|got|get) (?:it |that |them )?(?:too|also|as well)"
    r"|(?:that|this|it)(?:['’]s| is| was) (?:[\w'’]+ ){0,3}what i(?:['’]ve)? (?:[\w'’]+ ){0,3}(?:have|had|got))\b"
    r"(?! (?:no|not|never)\b)",
    re.IGNORECASE,
)
"""`she has it and that is what I always thought I had`: the patient's too, or thought to be."""
_WHOSE = {whom: re.compile(rf"\b{whom} (?P<kin>{KIN.pattern})", re.IGNORECASE) for whom in ("my", "your")}
_THIS_IS = re.compile(r"\b(?:what )?(?:this|that) is\b|\blooks like\b", re.IGNORECASE)
"""What a clinician calls it, amid talk of the family too: `yes, this is kyphosis`."""
_EVERYBODY = re.compile(r"\byou or (?:any|some)", re.IGNORECASE)


class Spoken(NamedTuple):
    """What goes without saying in a unit, from the ones before it; None where it cannot be told."""

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
            speech: ids of transcripts, where the patient's `she` is somebody else.
            companion: whether somebody speaks for the patient, who then may be `she`.
        """
        self._units = units
        self._spoken = list(_followed(units, speech, companion))
        self._patients = _patients_as_kin(units) if companion else PATIENT

    def whose(self, place: int, index: int) -> Whose | None:
        """Whose that is which a unit speaks of; None where it cannot be told."""
        unit = self._units[place]
        whose = whose_in(unit.words, unit.said[index].start - unit.start, self._spoken[place])
        if whose and whose <= self._patients:
            whose = PATIENT
        if whose and _MINE_TOO.search(unit.words, unit.said[index].end - unit.start):
            return None
        if not is_question(unit.words):
            return None if whose == PATIENT and _TOO.search(unit.words, unit.said[index].end - unit.start) else whose
        return self._answered(place) or whose if whose != PATIENT else None if self._is_shared(place) else whose

    def _answered(self, place: int) -> Whose:
        """The relatives whom an answer names: `anyone with kidney stones?` `my brother`."""
        return frozenset().union(*(_all_named(_names(unit.words), unit.words) for unit in self._after(place, 1)))

    def _is_shared(self, place: int) -> bool:
        """Whether the answer gives what was asked of the patient to a relative: `me? no . my dad has it`."""
        return any(_SHARED.search(unit.words) for unit in self._after(place, _ANSWER))

    def _after(self, place: int, most: int) -> list[Unit]:
        after = self._units[place + 1 : place + 1 + most]
        return [unit for unit in after if unit.source_id == self._units[place].source_id]


def whose_in(words: str, at: int, spoken: Spoken) -> Whose | None:
    """Whose that is which stands at a place of a sentence or a turn; None where it cannot be told."""
    begin = after_last(_END, words, at)
    named = [one for one in _names(words) if begin <= one.start() < at]
    last = named[-1] if named else None
    if last is None or last["own"]:
        later = _LATER.match(words, at)
        return _relatives(later["related"], words, later.end()) if later else PATIENT if last else spoken.default
    if last["related"]:
        return _run(named, words)
    return _meant(last["pronoun"], named, words) or spoken.pronoun if last["pronoun"] else None


def agree(one: Whose | None, other: Whose | None) -> bool:
    """Whether two can mean the same: the same person, some of the family, or nobody knows."""
    if one is None or other is None:
        return True
    if not one or not other:
        return one == other
    wider = frozenset().union(*(WIDER.get(kin, set()) for kin in (*one, *other)))
    return bool(one & (other | wider) or other & wider or SOME & (one | other))


@lru_cache(maxsize=32768)
def _names(words: str) -> tuple[re.Match[str], ...]:
    return tuple(_NAMED.finditer(words))


def _meant(pronoun: str, named: Sequence[re.Match[str]], words: str) -> Whose:
    """The relatives of the same sentence whom a pronoun can mean."""
    related = _run([one for one in named if one["related"]], words)
    return related - _OF_SEX.get(pronoun.casefold(), PATIENT)


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


class _Named(NamedTuple):
    """The relatives who were named last, and where."""

    place: int = -_LONG - 1
    whose: Whose = PATIENT


def _followed(units: Sequence[Unit], speech: frozenset[str], companion: bool) -> Iterator[Spoken]:
    """What goes without saying in each unit, by what was spoken of in those before it."""
    topic, last, source = _Named(), _Named(), ""
    goes_on: Whose | None = PATIENT
    for place, unit in enumerate(units):
        if unit.source_id != source:
            topic, last, source, goes_on = _Named(), _Named(), unit.source_id, PATIENT
        names = _names(unit.words)
        whose = _all_named(names, unit.words)
        if source in speech:
            spoken = _in_talk(unit, place, topic, last, companion)
            spoken = spoken._replace(default=goes_on) if goes_on else spoken
            yield spoken
            goes_on = whose_in(unit.words, len(unit.words), spoken) if _UNFINISHED.search(unit.words) else PATIENT
        else:
            yield _in_writing(unit, place - last.place == 1)
        last = _Named(place, whose) if whose else last
        if whose and source in speech and _opens(unit.words):
            topic = last
        elif not whose and is_question(unit.words) and any(one["own"] for one in names):
            topic = _Named()


def _patients_as_kin(units: Sequence[Unit]) -> Whose:
    """As whom the patient is spoken of by who came along: `my mother`, and to them the clinician's `your mother`."""
    named = {(speaker, whom): frozenset[str]() for speaker in ("clinician", "companion", "patient") for whom in _WHOSE}
    for unit, speaker in speakers_of(units):
        for whom, pattern in _WHOSE.items() if speaker else ():
            found = (kin_named(match["kin"]) for match in pattern.finditer(unit.words))
            named[speaker, whom] = named[speaker, whom].union(*found)
    return (named["companion", "my"] & named["clinician", "your"]) - named["patient", "my"]


def _opens(words: str) -> bool:
    """Whether it turns to the family: `and how about family history?`, but not `do you or anyone have it?`."""
    return bool(_OPENING.search(words) or is_question(words)) and not _EVERYBODY.search(words)


def _all_named(names: Sequence[re.Match[str]], words: str) -> Whose:
    return frozenset().union(*(_relatives(one["related"], words, one.end()) for one in names if one["related"]))


def _in_talk(unit: Unit, place: int, topic: _Named, last: _Named, companion: bool) -> Spoken:
    """A question without a name, amid talk about the family, may be of the patient again."""
    pronoun = last.whose if not companion and place - last.place <= _REACH else None
    if place - topic.place > _LONG or (_THIS_IS.search(unit.words) and not is_question(unit.words)):
        return Spoken(PATIENT, pronoun)
    return Spoken(None if is_question(unit.words) else SOME, pronoun)


def _in_writing(unit: Unit, follows_a_name: bool) -> Spoken:
    """`Mother: diabetes. She died of a stroke.`: only right after a name a pronoun is not the patient."""
    if unit.section == "family_history":
        return Spoken(SOME, None)
    return Spoken(PATIENT, None if follows_a_name else PATIENT)
