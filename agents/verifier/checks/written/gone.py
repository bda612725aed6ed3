"""What is told as over, and goes on: `the voices have stopped`, where written records have them `still there` and nowhere gone."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import find_drugs

from ...check import ClaimInContext, Signal
from ...stretches import after_last
from ...units import Unit
from .results import line_of
from .short import Thing, is_named, things_in
from .still import head_of, is_over

_GONE = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are)\s+)(?:been |now |completely |fully |entirely |since |all |also |\w+ly )*"
    r"(?:resolved|stopped|ceased|gone|settled|cleared|disappeared|healed|abated|subsided|deactivated|switched off|turned off|disabled|closed|removed)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[.;\n]|, (?:and|but) ")
_OFF = re.compile(r"deactivated|switched off|turned off|disabled", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:not|never|no|if|until|unless|when|once|will|should|may|partly|partially|nearly|almost|mostly|largely|initially)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""Of a claim that does not say that it is over."""
_GOES_ON = re.compile(
    r"\bstill (?:there|present|active|going on|has|having|ongoing|on)\b|\b(?:persists?|persisting|persistent|ongoing|unresolved)\b"
    r"|\bnot (?:yet )?(?:been )?(?:removed|done(?= yet)|resolved|gone|settled|healed|deactivated|switched off|turned off|cleared|stopped|off)\b",
    re.IGNORECASE,
)


def what_goes_on_is_not_over(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is said to be over of which written records say that it goes on, and nowhere that it ended."""
    text = context.claim.text
    for match in _GONE.finditer(text):
        if _OPEN.search(text):
            continue
        for thing in _subjects(text, match):
            told = [unit for unit in context.evidence.units if _goes_on(unit, thing)]
            if told and not any(is_over(unit, thing) or _is_denied(unit, thing) for unit in context.evidence.units):
                message = f"the claim says “{match.group()}” of what the record says goes on"
                yield Signal("written_still", 1.0, "temporality_mismatch", message, (told[-1],), words=match.group())
                return


def _subjects(text: str, match: re.Match[str]) -> tuple[Thing, ...]:
    """What is over; of a device all that the sentence names before, since its function, its shocks or itself is off."""
    words = text[after_last(_CUT, text, match.start()) : match.start()]
    if find_drugs(words):  # for the checks of medicines
        return ()
    return things_in(words) if _OFF.search(match.group()) else things_in(head_of(words))[-1:]


def _goes_on(unit: Unit, thing: Thing) -> bool:
    """Whether a unit says so; a short one (`STILL ACTIVE.`) of what its line names."""
    if not _GOES_ON.search(unit.words):
        return False
    is_bare = not things_in(_GOES_ON.sub("", unit.words))
    return is_named(thing, line_of(unit) if is_bare else unit.words)


def _is_denied(unit: Unit, thing: Thing) -> bool:
    return any(assess(unit.words, one.start, one.end).negated for one in things_in(unit.words) if one.keys & thing.keys)
