"""What is said to go on, and is over: `delirium persists`, where the last record that names it calls it resolved."""

import re
from collections.abc import Iterator, Sequence

from ...check import ClaimInContext, Signal
from ...units import Unit
from .short import Thing, things_in

_STILL = re.compile(
    r"\b(?:(?:was|is|were|are|has|had|have|remains?|remained) still|still (?:has|had|receives?|needs?|requires?|takes|uses|drains)"
    r"|persists?|persisted|(?:is|are|remains?) (?:ongoing|present|unresolved|active)|has not (?:yet )?(?:resolved|healed|settled|cleared))\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:resolved|healed|gone|cleared|settled|subsided|disappeared|recovered|better now|no longer|no further|free of|ceased|abated|back to normal)\b",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(
    r"\b(?:not|never|partly|partially|nearly|almost|still|until|once|when|if|will|should|persist\w*|remain\w*|recur\w*|again)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[.;:\n]|, |\b(?:and|but|which|who|while|although|because|after|before)\b", re.IGNORECASE)


def what_is_over_does_not_go_on(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is said to go on, of which the last written record that names it says that it is over."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for match in _STILL.finditer(text):
        begin = max((cut.end() for cut in _CUT.finditer(text, 0, match.start())), default=0)
        said = things_in(text[begin : match.start()])
        told = _last(context, said[-1]) if said else ()
        over = [unit for unit in told if _is_over(unit, said[-1])]
        if over:
            words = text[begin : match.end()].strip()
            message = f"the claim says “{words}”; the record that it is over"
            yield Signal("written_still", 1.0, "temporality_mismatch", message, tuple(over[:1]))


def _last(context: ClaimInContext, thing: Thing) -> Sequence[Unit]:
    """The units that name a thing, of the last dated document that does."""
    evidence = context.evidence
    units = [unit for unit in evidence.units if _names(unit.words, thing)]
    days = {
        unit.source_id: (document.date or "") for unit in units if (document := evidence.case.document(unit.source_id))
    }
    return [unit for unit in units if days.get(unit.source_id) == max(days.values(), default="")]


def _is_over(unit: Unit, thing: Thing) -> bool:
    """Whether a clause that names it says so."""
    parts = [part for part in re.split(r"[.;\n]", unit.words) if _names(part, thing)]
    return any(_OVER.search(part) and not _NOT_OVER.search(part) for part in parts)


def _names(words: str, thing: Thing) -> bool:
    return any(one.keys & thing.keys for one in things_in(words))
