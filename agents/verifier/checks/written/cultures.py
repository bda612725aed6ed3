"""Whether cultures grew: `blood cultures grew E. coli`, where written records have no growth in them, and by their days."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_organisms

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stretches import stretches
from ...units import Unit
from .days import day_in, day_told

_SPECIMENS = r"blood|urine|sputum|wound|csf|stool|throat|bile|ascit\w+|pleural|peritoneal|tracheal|line|tip|peripheral|port|hickman|picc|cvc|catheter|swab|joint|synovial|surveillance"
_CULTURE = re.compile(
    rf"(?P<kinds>(?:(?:{_SPECIMENS})(?: fluid)?(?:,| and| &)?\s+)*)(?:(?:cultures?|cx|mc&s)\b|(?-i:BCx?)(?=:| \d)|(?-i:[BU]Cx)\b)(?P<more>(?: and (?:the )?(?:{_SPECIMENS}))*)",
    re.IGNORECASE,
)
_GROWN = re.compile(rf"\b(?P<kind>{_SPECIMENS})(?: fluid| samples?)? (?=grew\b|yielded\b)", re.IGNORECASE)
"""`Sputum grew Proteus`: without a word for the culture."""
_GREW = re.compile(
    r"\b(?:grew|grown|growing|(?:heavy |mixed |scanty )?growth of|mixed (?:flora|growth|organisms)|yielded|positive|isolated|pos|gram[- ](?:positive|negative|pos|neg)|gp[cbr]s?|gn[bcrd]s?|cocci|bacilli)\b|\+(?:ve\b|(?= (?:at|after|for)\b))",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no (?:bacterial |significant |further )?growth|sterile|negative|did not grow|grew nothing|no organisms?|(?-i:NG(?:TD)?)(?! (?:tube|feed)))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?<!\b[A-Z])[.;\n](?!\d)|,? (?:but|while|whereas) |, and (?=(?:the |a )?(?:\w+ ){0,2}(?:was|were|is|grew|\d{1,2}[/ ]))|, (?=\d{1,2}/\d)",
    re.IGNORECASE,
)
_LINES = frozenset("line tip peripheral port hickman picc cvc catheter".split())
"""What charts name without a word for the culture: `PICC red lumen: E. coli @ 9 h`."""
_REPEAT = re.compile(
    r"\b(?:repeat(?:ed)?|rpt|re-?cultures?|clear(?:ed|ance)|surveillance|subsequent|follow-?up|later|further|again)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"\b(?:clear(?:ed|ing)|(?:became|turned|were then|later|subsequently) (?:negative|sterile))\b", re.IGNORECASE
)
"""In a claim of growth: its day is of the later ones."""
_OPEN = re.compile(r"\b(?:pending|await\w*|unless|sent|taken|drawn|if|repeat(?:ed)? if|until)\b", re.IGNORECASE)


class _Culture(NamedTuple):
    """Cultures with what they grew."""

    specimen: str
    """Empty where none is named."""
    grew: bool
    words: str
    """The clause, for its day."""
    is_named: bool
    """Whether it is called a culture."""


def cultures_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice cultures that grew in the claim and nowhere in written records, or the other way round; of a day, on that day."""
    for said in _read(context.claim.text):
        if said.grew and (not said.is_named or _CLEARED.search(said.words)):
            continue  # `organisms` judges what grew
        told = [one for one in _of(context.evidence, said) if not _is_after_the_first(said, one[0])]
        if told and all(one.grew != said.grew for one, _, _ in told):
            message = f"the claim has {said.specimen or 'these'} cultures {'with' if said.grew else 'without'} growth; the record the contrary"
            yield Signal("written_culture", 1.0, "negation_mismatch", message, tuple(unit for _, unit, _ in told[:2]))


def _is_after_the_first(said: _Culture, told: _Culture) -> bool:
    """Whether one is a repeat that may have cleared and the other is not told as one: each is of another time."""
    return said.grew != told.grew and bool(_REPEAT.search(said.words)) != bool(_REPEAT.search(told.words))


def _of(evidence: Evidence, said: _Culture) -> list[tuple[_Culture, Unit, str]]:
    every = [(one, unit, day) for one, unit, day in _recorded(evidence) if one.specimen == said.specimen]
    is_of_a_line = said.grew and said.specimen in _LINES and _is_anything_found(evidence)
    if not every and not is_of_a_line:
        every = [one for one in _recorded(evidence) if "" in (one[0].specimen, said.specimen)]
    days = [day for _, _, day in every if day]
    own = day_in(said.words, max(days)) if days else ""
    return [one for one in every if one[2] == own] if own else every


@lru_cache(maxsize=8)
def _is_anything_found(evidence: Evidence) -> bool:
    """Whether the record names an organism that no words deny."""
    return any(find_organisms(unit.words) and not _NONE.search(unit.words) for unit in evidence.units)


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> list[tuple[_Culture, Unit, str]]:
    found = []
    for unit in evidence.units:
        own = day_told(evidence, unit)
        found += [(one, unit, day_in(one.words, own) or own) for one in _read(unit.words)]
    return found


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Culture, ...]:
    """The cultures of a text, clause by clause; a clause with only a day goes on with those of the last."""
    found: list[_Culture] = []
    kinds: list[str] = []
    for begin, end in stretches(_CLAUSE, text):
        clause = text[begin:end]
        named = [kind for match in _CULTURE.finditer(clause) for kind in _kinds(match)]
        grown = [] if named else [match["kind"].casefold() for match in _GROWN.finditer(clause)]
        named = named or grown
        is_of_day = not named and kinds and re.search(r"\d{1,2}/\d|\bthose\b|\bthese\b", clause)
        kinds = named or (kinds if is_of_day else [])
        is_none = _NONE.search(clause)
        if kinds and not _OPEN.search(clause) and (is_none or _GREW.search(clause) or find_organisms(clause)):
            found += [_Culture(kind, not is_none, clause, not grown) for kind in kinds]
    return tuple(found)


def _kinds(match: re.Match[str]) -> list[str]:
    named = re.sub(r"\bperipheral blood\b", "peripheral", match["kinds"], flags=re.IGNORECASE)
    words = re.findall(_SPECIMENS, f"{named} {match['more'] or ''}", re.IGNORECASE)
    short = {"BC": "blood", "UC": "urine"}.get(match.group()[:2], "")
    return [word.casefold() for word in words] or [short]
