"""How often something is taken or happens."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.quantities import Mention

from ..amounts import Amount, drug_of, recorded_amounts, topic_of
from ..check import ClaimInContext, Signal
from ..shortly import frequencies_shortly
from ..units import Unit
from .instead import not_in_sources

_A_MONTH = 1 / 27
"""Times a day from which down months and weeks are told for one another."""
_AS_A_LIMIT = re.compile(r"\b(?:more|less|fewer) than \Z|\bat (?:least|most) \Z", re.IGNORECASE)
"""`if he coughs more than twice a week`: how often something happens, and no medicine is taken."""


def frequencies_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a frequency that the record does not give of the same drug or habit."""
    if not context.is_checkable:
        return
    amounts = [a for a in recorded_amounts(context.evidence) if a.said.kind == "frequency"]
    for said in context.quantities:
        if said.kind == "frequency":
            yield from _judged(context, said, amounts)


def _judged(context: ClaimInContext, said: Mention, amounts: Sequence[Amount]) -> Iterator[Signal]:
    text = context.claim.text
    drug = "" if _AS_A_LIMIT.search(text, 0, said.start) else drug_of(text, said)
    agreeing = [a for a in amounts if _agrees(a.said, said)]
    own = [a for a in amounts if drug and a.drug == drug]
    if any(a.drug == drug for a in agreeing) and own:
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
    of_another = any(_agrees(a.said, said) for a in beside)  # `cialis daily`, right beside the drug
    elsewhere = bool(agreeing)
    if own:
        name = "frequency_beside_rival" if fits else "frequency_bound_rival"
        yield _signal(context, name, said, own, elsewhere=elsewhere)
    elif short:
        yield _signal(
            context, "frequency_bound_rival", said, [_amount(one, unit) for one, unit in short], elsewhere=elsewhere
        )
    elif fits:
        return
    elif beside:
        yield _signal(
            context, "frequency_of_another" if of_another else "frequency_rival", said, beside, elsewhere=elsewhere
        )
    elif close and not any(unit is a.unit for a in agreeing for unit in context.best):
        yield _signal(context, "frequency_near_rival", said, close, elsewhere=elsewhere)
    else:
        yield _signal(
            context, "frequency_elsewhere" if agreeing else "frequency_nowhere", said, (), elsewhere=elsewhere
        )


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
