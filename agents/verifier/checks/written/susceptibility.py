"""Antibiotics that an organism is susceptible or resistant to."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...units import Unit

_LETTER = re.compile(r"[ \t]*[:=(|,;]?[ \t]*(?P<letter>[SIR])(?![\w'’]|\s*:)")
"""Behind a name in a laboratory's table."""
_LIST = re.compile(r"(?<![\w/])(?P<letter>[SIR])\s*[:=](?P<names>(?:(?!(?<![\w/])[SIR]\s*[:=])[^.;)\n])+)")
"""`S: cefepime, levofloxacin; R: ampicillin`."""
_BEFORE = re.compile(
    r"(?:(?<=[,;:.(] )|(?<=and )|^)(?P<letter>[SIR]) (?=[a-z])(?P<names>(?:(?!(?<=[,;] )[SIR] [a-z])[^.;)\n])+)"
)
"""In front of names: `E. coli 2/2, R ampicillin, S pip-tazo, ceftriaxone`."""
_WORD = re.compile(
    r"\b(?P<S>susceptib\w+|sensitiv\w+)|\b(?P<R>resistant|resistance(?= to\b)|resistances)|\b(?P<I>intermediate\w*)",
    re.IGNORECASE,
)
_NAMES = {"S": "sensitive", "I": "intermediate", "R": "resistant"}
_DENIED = re.compile(r"\b(?:not|no|without)(?: \w+)? \Z", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;\n]|,? (?:but|while|whereas|and (?=(?:was |is )?(?:resistan|sensitiv|susceptib|intermediate))) ?"
)


def susceptibility_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an antibiotic called effective to which written records have every organism resistant, or the other way."""
    for drug, said in _told(context.claim.text):
        recorded = _recorded(context.evidence).get(drug, [])
        if recorded and all(letter != said for letter, _ in recorded):
            message = f"the claim has it {_NAMES[said]} to {drug}; the record {_NAMES[recorded[0][0]]}"
            yield Signal("written_susceptibility", 1.0, "negation_mismatch", message, (recorded[0][1],))


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> dict[str, list[tuple[str, Unit]]]:
    found: dict[str, list[tuple[str, Unit]]] = {}
    for unit in evidence.units:
        for drug, letter in chain(_letters(unit.words), _told(unit.words)):
            found.setdefault(drug, []).append((letter, unit))
    return found


def _letters(text: str) -> Iterator[tuple[str, str]]:
    for row in _LIST.finditer(text):
        yield from ((mention.ingredient, row["letter"]) for mention in find_drugs(row["names"]))
    before = list(_BEFORE.finditer(text))
    for row in before:  # `R ampicillin, trimethoprim, S ceftriaxone`
        yield from ((mention.ingredient, row["letter"]) for mention in find_drugs(row["names"]))
    for mention in find_drugs(text) if not before else ():
        if match := _LETTER.match(text, mention.end):
            yield mention.ingredient, match["letter"]


def _told(text: str) -> Iterator[tuple[str, str]]:
    """`resistant to ciprofloxacin and ampicillin`, `ceftriaxone-resistant`."""
    for clause in _CLAUSE.split(text):
        for match in _WORD.finditer(clause) if len(_WORD.findall(clause)) == 1 else ():
            if not _DENIED.search(clause, 0, match.start()):
                yield from ((mention.ingredient, match.lastgroup or "") for mention in find_drugs(clause))
