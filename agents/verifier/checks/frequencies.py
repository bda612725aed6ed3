"""How often something is taken or happens."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.dialogue import without_speaker
from wardround.tools.quantities import Mention, find_quantities
from wardround.tools.terms import drug_classes, find_drugs, find_groups

from ..amounts import Amount, drug_of, recorded_amounts, topic_of
from ..check import ClaimInContext, Signal
from ..shortly import frequencies_shortly
from ..units import Unit
from .instead import not_in_sources
from .often import is_a_time, is_told_by_times, is_told_in_other_ways

_A_MONTH = 1 / 27
"""Times a day from which down months and weeks are told for one another."""
_WATCHED = re.compile(
    r"\b(?:monitor\w*|check(?:s|ed|ing)?|measur\w+|test(?:s|ed|ing)?|review\w*|visits?|follow-?up|weigh\w*|labs?|bloods?|urine|levels?|physio\w*"
    r"|exercis\w*|therapy|walk\w*|sessions?|wak(?:es?|ing|ened)|woke\w*|vomit\w*|urinat\w*|void\w*)\b[^.;]{0,30}\Z",
    re.IGNORECASE,
)
"""`with urine monitored monthly`, `waking him three times a night`: nothing that is taken."""
_NAME = re.compile(r"(?:[,;:\n]|\band)\s*(?P<name>[A-Z][\w-]{3,})(?: (?:\d|one|two|a )[^,;.]{0,20})?\s+\Z")
_DOSE = "5 mg "
_IT_IS = re.compile(
    r"\W*(?:(?:so|and|but|now)\W+)?(?:it['’]s|it is|(?:i|you)(?:['’]ll)? (?:take|have) it|take it)\W+(?:(?:just|only)\W+)?",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|rather than|instead of) \Z", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|them|that one|those)\b", re.IGNORECASE)
_AS_A_LIMIT = re.compile(r"\b(?:more|less|fewer) than \Z|\bat (?:least|most) \Z", re.IGNORECASE)
"""`if he coughs more than twice a week`: how often something happens, and no medicine is taken."""


def frequencies_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a frequency that the record does not give of the same drug or habit."""
    if not context.is_checkable:
        return
    amounts = [a for a in recorded_amounts(context.evidence) if a.said.kind == "frequency" and not _is_denied(a)]
    for said in context.quantities:
        if said.kind == "frequency" and not is_a_time(context, said):
            told = _of_product(context, said)
            yield from _against_product(context, said, told) if told else _judged(context, said, amounts)


def _drug_taken(text: str, said: Mention) -> str:
    """The drug that is taken so often; empty where something else is done or happens so often."""
    drug = "" if _AS_A_LIMIT.search(text, 0, said.start) else drug_of(text, said)
    named = max((m.end for m in find_drugs(text) if m.end <= said.start), default=0)
    return "" if drug and _WATCHED.search(text, named, said.start) else drug


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
                _amount(one._replace(start=one.start + off, end=one.end + off), unit)
                for one in read
                if one.kind == "frequency"
            ]
    return found


def _against_product(context: ClaimInContext, said: Mention, told: Sequence[Amount]) -> Iterator[Signal]:
    if not any(_agrees(one.said, said) for one in told):
        yield _signal(context, "frequency_bound_rival", said, told, elsewhere=True)


def _is_of_it(context: ClaimInContext, amount: Amount, drug: str) -> bool:
    """Whether talk says it of a medicine that it named before: `and the blue inhaler?` `I have it four times a day`."""
    is_meant = amount.drug == "" and drug in amount.talked_of and not context.evidence.is_all_written
    return is_meant and bool(_IT.search(amount.unit.words, 0, amount.said.start))


def _is_of_the_drug(context: ClaimInContext, amount: Amount, drug: str) -> bool:
    """Whether it is told of a medicine: by its name, by its group alone, or by `it`."""
    is_by_group = not amount.drug and _names_its_group(amount.unit, drug)
    return amount.drug == drug or is_by_group or _is_of_it(context, amount, drug)


def _is_of_the_last_named(context: ClaimInContext, amount: Amount, drug: str) -> bool:
    """Whether talk has named another medicine last, and says it of that one."""
    if context.evidence.is_all_written or amount.drug == drug or drug in amount.talked_of:
        return False
    return any(map(drug_classes, amount.talked_of))


def _is_told_next(context: ClaimInContext, amount: Amount, drug: str) -> bool:
    """Whether talk says it right behind a medicine's name: `I'd give alendronate`, `it's once a week`."""
    if not _is_of_it(context, amount, drug) or not _IT_IS.fullmatch(_before(amount)):
        return False
    named = next(iter(context.evidence.preceding(amount.unit, 1)), None)
    return named is not None and named.drugs == {drug}


def _is_denied(amount: Amount) -> bool:
    """`once a week, not every day`."""
    return bool(_NOT.search(_before(amount)))


def _before(amount: Amount) -> str:
    return without_speaker(amount.unit.words[: amount.said.start])


def _judged(context: ClaimInContext, said: Mention, amounts: Sequence[Amount]) -> Iterator[Signal]:
    drug = _drug_taken(context.claim.text, said)
    if is_told_in_other_ways(context, said, drug):
        return
    agreeing = [a for a in amounts if _agrees(a.said, said)]
    own = [a for a in amounts if drug and (a.drug == drug or _is_told_next(context, a, drug))]
    if own and any(_is_of_the_drug(context, a, drug) for a in agreeing):
        return
    short = frequencies_shortly(context.evidence, drug) if drug and context.evidence.is_all_written else []
    if any(_agrees(one, said) for one, _ in short):
        return
    beside = [a for a in amounts if drug and f"#{drug}" in a.wide]
    close = [a for a in amounts if any(unit is a.unit for unit in context.best)]
    fits = (
        [a for a in agreeing if (f"#{drug}" in a.wide or drug in a.talked_of) and a.drug in ("", drug)]
        if drug
        else [a for a in agreeing if _near(context, said, a)]
    )
    fits = [a for a in fits if not (own and _WATCHED.search(a.unit.words, 0, a.said.start))]
    of_another = any(_agrees(a.said, said) for a in beside)  # `cialis daily`, right beside the drug
    elsewhere = bool(agreeing)
    if own:
        fits = [a for a in fits if not _is_of_the_last_named(context, a, drug)]
        name = "frequency_beside_rival" if fits else "frequency_bound_rival"
        yield _signal(context, name, said, own, elsewhere=elsewhere)
    elif short:
        yield _signal(
            context, "frequency_bound_rival", said, [_amount(one, unit) for one, unit in short], elsewhere=elsewhere
        )
    elif fits:
        return
    elif beside:
        free = [a for a in agreeing if not (a.drug or _WATCHED.search(a.unit.words, 0, a.said.start))]
        is_nowhere = not free and not context.evidence.is_all_written  # charts say it in too many ways
        name = "frequency_bound_rival" if is_nowhere else "frequency_rival"
        yield _signal(context, "frequency_of_another" if of_another else name, said, beside, elsewhere=elsewhere)
    elif close and not any(unit is a.unit for a in agreeing for unit in context.best):
        yield _signal(context, "frequency_near_rival", said, close, elsewhere=elsewhere)
    else:
        name = "frequency_elsewhere" if agreeing else _nowhere(context, said, drug)
        yield _signal(context, name, said, (), elsewhere=elsewhere)


def _nowhere(context: ClaimInContext, said: Mention, drug: str) -> str:
    """Charts say it in too many ways, and so does talk that names the times of the day."""
    is_loose = context.evidence.is_all_written or is_told_by_times(context, said, drug)
    return "frequency_nowhere" if is_loose else "frequency_unsaid"


def _names_its_group(unit: Unit, drug: str) -> bool:
    """Whether a place tells of a medicine by its group alone: `PPI BD x 8 wk then daily` of pantoprazole."""
    return bool(drug) and not find_drugs(unit.words) and any(drug in one.members for one in find_groups(unit.words))


def _amount(said: Mention, unit: Unit) -> Amount:
    return Amount(said, unit, "", "", frozenset(), frozenset(), frozenset())


def _near(context: ClaimInContext, said: Mention, amount: Amount) -> bool:
    topic = topic_of(context.claim.text, said)
    return any(unit is amount.unit for unit in context.best) or bool(topic & amount.near)


def _agrees(one: Mention, other: Mention) -> bool:
    """Two ranges agree in both ends, a range and one frequency in either."""
    if len(one.value) == len(other.value) == 2:
        return all(abs(a - b) <= 0.02 * max(a, b) for a, b in zip(sorted(one.value), sorted(other.value), strict=True))
    return any(abs(a - b) <= _rounding(min(a, b)) * max(a, b) for a in one.value for b in other.value)


def _rounding(times: float) -> float:
    """Every eight weeks is every two months."""
    return 0.08 if times < _A_MONTH else 0.02


def _signal(context: ClaimInContext, name: str, said: Mention, rivals: Sequence[Amount], *, elsewhere: bool) -> Signal:
    words = context.claim.text[said.start : said.end]
    message = not_in_sources(words, rivals, elsewhere=elsewhere)
    return Signal(name, 1.0, "frequency_mismatch", message, tuple(a.unit for a in rivals[:2]), words=words)
