"""Tests and procedures told with a result, or as booked, that every written record has as not done: `CT head not needed`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess
from wardround.tools.terms import Meaning, find_meanings

from ...check import ClaimInContext, Signal
from ...stretches import after_last, around
from ...units import Unit

_RESULT = re.compile(
    r"\b(?:show(?:s|ed|ing)|reveal(?:s|ed)|demonstrat(?:es|ed)|confirm(?:s|ed)|detect(?:s|ed)|identif(?:ies|ied)|grew|found|excluded|diagnosed"
    r"|(?:was|were|is|are|came back|returned) (?:\w+ly )?(?:negative|positive|normal|abnormal|unremarkable|clear|reassuring|consistent|benign|malignant|performed|done|carried out|undertaken))\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:show\w*|reveal\w*|demonstrat\w*|found|grew|negative|positive|normal)\b", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:needed|required|indicated|necessary)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:relatives?|family|contacts?|partner|siblings?|children|parents?)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:is|are|was|were|has been|have been|will be) (?:\w+ly )?(?:booked|arranged|scheduled|planned|requested|due|repeated|organi[sz]ed)\b",
    re.IGNORECASE,
)
_UNNEEDED = re.compile(
    r"\b(?:not|never|no longer) (?:thought |felt |deemed )?(?:to be )?(?:needed|required|indicated|necessary|warranted)\b|\bunnecessary\b|\bno (?:need|indication)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    rf"{_UNNEEDED.pattern}|\b(?:not|never) (?:yet )?(?:been )?(?:done|performed|carried out|undertaken|obtained|taken|attempted|possible|tolerated|available|completed)\b"
    r"|\b(?:deferred|postponed|cancelled|canceled|abandoned|declined?|declines|refused|refuses|omitted)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:no|without|not for|declin\w+|refus\w+|defer\w*|cancel\w*|unable to (?:do|perform|have))(?: (?:an?|the|any))? (?:(?:f/u|further|repeat|rpt|follow-up|new|urgent|inpatient) )*\Z",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"(?: (?:scan|head|brain|chest|abdo\w*|spine|pelvis))?\s*(?:[.,;(\n-]|\Z|\b(?:was|were|is|done|performed|needed|required|indicated|obtained|available|taken|for|as|because|given|due|at|on|today|yet|this)\b)",
    re.IGNORECASE,
)
"""`No CT was done`, and not `No CT evidence of stroke`."""
_CLAUSE = re.compile(r"[.;\n]|, |\bbut\b|\band (?=\w+ (?:was|were|showed|is)\b)|: ", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:repeat|rpt|further|another|follow-?up|surveillance)(?: \w+)? \Z", re.IGNORECASE)
"""`repeat gastroscopy not needed`: one was done."""
_SORTS = ("studies", "procedures")


def tests_were_done(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result of what was never done, and a test told as booked that is not needed."""
    text = context.claim.text
    for pattern, undone in ((_RESULT, _UNDONE), (_TO_COME, _UNNEEDED)):
        for match in pattern.finditer(text):
            said = _subject(text, match.start())
            told = _mentions(context, said) if said and not _is_open(text, match) else ()
            if said and told and all(_is_undone(unit, one, undone) for unit, one in told):
                words, units = text[said.start : said.end], tuple(unit for unit, _ in told[:2])
                message = f"the claim tells of “{words}”; the record has it as not done"
                yield Signal("written_not_done", 1.0, "negation_mismatch", message, units, words=words)
                return


def _is_open(text: str, match: re.Match[str]) -> bool:
    said = assess(text, *match.span())
    return said.negated or said.temporality == "hypothetical"


@lru_cache(maxsize=32768)
def _tests(text: str) -> tuple[Meaning, ...]:
    return tuple(one for one in find_meanings(text) if one.sort in _SORTS)


def _subject(text: str, end: int) -> Meaning | None:
    """The test that a result is of: the last one that its clause names before it, if nothing denies it."""
    begin = after_last(_CLAUSE, text, end)
    named = [one for one in _tests(text) if begin <= one.start and one.end <= end]
    if not named or assess(text, named[-1].start, named[-1].end).negated:
        return None
    return named[-1]


def _mentions(context: ClaimInContext, said: Meaning) -> list[tuple[Unit, Meaning]]:
    """Where the record names the test, or a narrower one; of one that it names only more widely, those."""
    every = [(unit, one) for one, unit in context.evidence.each(_tests)]
    return [(unit, one) for unit, one in every if said.name in one.says] or [
        (unit, one) for unit, one in every if one.name in said.says
    ]


def _is_undone(unit: Unit, one: Meaning, undone: re.Pattern[str]) -> bool:
    """Whether the clause of a unit that names a test says that it was not done, and not when it is."""
    words = unit.words
    begin, end = around(_CLAUSE, words, one.start, one.end)
    clause = words[begin:end]
    if _OF_OTHERS.search(clause):
        return False
    is_none = _NO.search(words, begin, one.start) and _STANDS_ALONE.match(words, one.end)
    if undone is _UNNEEDED:
        return bool(undone.search(clause) or (is_none and _NEEDED.search(clause)))
    is_told = _SHOWN.search(clause) or _AGAIN.search(words, begin, one.start)
    return bool(is_none or undone.search(clause)) and not is_told
