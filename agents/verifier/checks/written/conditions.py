"""Conditions of a claim and of a record: whether two names are of one thing, and what limits a denial."""

import re

from wardround.tools.terms import Meaning, find_meanings, stem

from ...kinds import kinds_in
from ...lasting import is_lasting
from ...mentions import Word
from ...units import Unit
from .nouns import part_before

WEIGHTY = r"(?:known|significant|relevant|notable|pertinent|contributory|positive|remarkable|important)"
NOTHING = (
    rf"(?:non-?\s?contributory|not (?:been )?{WEIGHTY}|none|no|nil|negative|unremarkable|n/a|nothing)"
    rf"(?: (?:of note|of significance|{WEIGHTY}|reported|recorded|noted))*"
)
"""All that is said of a history in which there is nothing."""
IS_NOTHING = re.compile(rf"\W*{NOTHING}\W*", re.IGNORECASE)
"""The whole of such a section or item."""
BESIDE_OTHERS = re.compile(
    r"\b(?:recent\w*|since|within|during|further|other|else\w*|new|newly|before|prior to|until|currently|today|now|this|in the (?:last|past)|for the (?:last|past)"
    r"|(?:on|at) (?:admission|arrival|presentation|discharge)|apart from|except|besides)\b",
    re.IGNORECASE,
)
"""Denied of some time, or beside something else, and not of a life."""
_NO_KIND = frozenset(
    map(
        stem,
        "known prior previous personal documented established longstanding background neither nor o hx".split(),
    )
)
"""Before a name they make no longer one."""
_SPELL = re.compile(r"\b(?:acute|active|decompensated|uncontrolled|flar\w+|exacerbat\w+)(?: \w+)? \Z", re.IGNORECASE)


def is_a_spell(text: str, word: Word) -> bool:
    """Whether a lasting condition is named for a spell of it: who has `no acute asthma` may have asthma."""
    return is_lasting(word.key[1:]) and bool(_SPELL.search(text, 0, word.start))


def is_of_the_kind(text: str, word: Word, unit: Unit, own: Word) -> bool:
    """Whether both name one condition: `portal hypertension` is another, and type 1 diabetes is not type 2."""
    if (kinds := _kinds(text, word)) and (others := _kinds(unit.text, own)) and not kinds & others:
        return False
    claims = _longer(find_meanings(text), word.start, word.end)
    records = _longer(unit.meanings, own.start - unit.start, own.end - unit.start)
    if records:
        return (claims.name if claims else word.key[1:]) in records.says
    return before_name(text, word) == before_name(unit.text, own)


def _longer(meanings: tuple[Meaning, ...], start: int, end: int) -> Meaning | None:
    """The longer name that a condition's is part of: `portal hypertension`."""
    return next((m for m in meanings if m.start <= start and end <= m.end and (m.start, m.end) != (start, end)), None)


def before_name(text: str, word: Word) -> str:
    """The stem of a word that makes a condition's name longer; empty where none does."""
    before = part_before(text, word.start)
    return "" if before in _NO_KIND else before


def _kinds(text: str, word: Word) -> set[str]:
    return {kind.value for kind in kinds_in(text[word.start : word.end])}
