"""How often something is taken or happens."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.quantities import Mention, find_quantities
from wardround.tools.terms import find_drugs

from ...amounts import Amount, recorded_amounts
from ...check import ClaimInContext, Signal
from .asked_frequency import AskedFrequency, agrees, amount_alone, is_a_step, is_denied, is_watched
from .instead import not_in_sources
from .often import is_a_time, is_told_by_times

_NAME = re.compile(r"(?:[,;:\n]|\band)\s*(?P<name>[A-Z][\w-]{3,})(?: (?:\d|one|two|a )[^,;.]{0,20})?\s+\Z")
_DOSE = "5 mg "


def frequencies_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a frequency that the record does not give of the same drug or habit."""
    if not context.is_checkable:
        return
    asked_for = [one for one in context.quantities if one.kind == "frequency" and not is_a_time(context, one)]
    if not asked_for:
        return
    recorded = (one for one in recorded_amounts(context.evidence) if one.said.kind == "frequency")
    amounts = tuple(one for one in recorded if not is_denied(one))
    taken = tuple(one for one in amounts if not is_a_step(one.unit.words, one.said))
    for said in asked_for:
        told = _of_product(context, said)
        asked = AskedFrequency(context, said, amounts if is_a_step(context.claim.text, said) else taken)
        yield from _against_product(context, said, told) if told else _judged(asked)


def _product(text: str, said: Mention) -> str:
    """A name that no list of medicines has, right before a frequency: `and Fortisip twice daily`; empty where there is none."""
    named = max((m.end for m in find_drugs(text) if m.end <= said.start), default=0)
    match = _NAME.search(text, named, said.start)
    return match["name"] if match else ""


def _of_product(context: ClaimInContext, said: Mention) -> list[Amount]:
    """How often written records give such a product, read as behind a dose: `Fortisip bd`."""
    name = _product(context.claim.text, said)
    found = []
    for unit in context.evidence.units if name and context.evidence.is_all_written else ():
        for match in re.finditer(rf"\b{re.escape(name)}\b\s*([^,;.\n]{{1,25}})", unit.words, re.IGNORECASE):
            read = find_quantities(f"{_DOSE}{match[1]}") if not find_drugs(match[1]) else ()
            off = match.start(1) - len(_DOSE)
            found += [
                amount_alone(one._replace(start=one.start + off, end=one.end + off), unit)
                for one in read
                if one.kind == "frequency"
            ]
    return found


def _against_product(context: ClaimInContext, said: Mention, told: Sequence[Amount]) -> Iterator[Signal]:
    if not any(agrees(one.said, said) for one in told):
        yield _signal(context, "frequency_bound_rival", said, told, elsewhere=True)


def _judged(asked: AskedFrequency) -> Iterator[Signal]:
    if asked.is_told:
        return
    name, rivals = _against(asked)
    if name:
        yield _signal(asked.context, name, asked.said, rivals, elsewhere=bool(asked.agreeing))


def _against(asked: AskedFrequency) -> tuple[str, Sequence[Amount]]:
    """The name of what speaks against a frequency that is not told so, and where; empty where nothing does."""
    if asked.own:
        return ("" if asked.fits else "frequency_bound_rival"), asked.own
    if asked.short:
        return "frequency_bound_rival", asked.short
    if asked.fits or (asked.agreeing and asked.drug and asked.drug not in asked.context.evidence.drugs):
        return "", ()  # of a medicine that has another name in the record, if any
    if asked.beside:
        return _of_what_is_beside(asked), asked.beside
    if asked.close and not any(one in asked.close for one in asked.agreeing):
        return "frequency_near_rival", asked.close
    return ("" if asked.agreeing else _nowhere(asked)), ()


def _of_what_is_beside(asked: AskedFrequency) -> str:
    """`cialis daily`, right beside the drug, may be of that one."""
    if any(agrees(one.said, asked.said) for one in asked.beside):
        return ""
    is_free = any(not one.drug and not is_watched(one) for one in asked.agreeing)
    is_nowhere = not is_free and not asked.context.evidence.is_all_written  # charts say it in too many ways
    return "frequency_bound_rival" if is_nowhere else "frequency_rival"


def _nowhere(asked: AskedFrequency) -> str:
    """Charts say it in too many ways, and so does talk that names the times of the day."""
    is_loose = asked.context.evidence.is_all_written or is_told_by_times(asked.context, asked.said, asked.drug)
    return "frequency_nowhere" if is_loose else "frequency_unsaid"


def _signal(context: ClaimInContext, name: str, said: Mention, rivals: Sequence[Amount], *, elsewhere: bool) -> Signal:
    words = context.claim.text[said.start : said.end]
    message = not_in_sources(words, rivals, elsewhere=elsewhere)
    return Signal(name, 1.0, "frequency_mismatch", message, tuple(a.unit for a in rivals[:2]), words=words)
