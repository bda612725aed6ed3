"""Doses: the amount that is given of a drug."""

from collections.abc import Iterator, Sequence

from wardround.tools.quantities import Mention

from ...amounts import Amount, recorded_amounts
from ...check import ClaimInContext, Signal
from .asked_dose import AskedDose
from .instead import not_in_sources

_OF_TABLETS = 0.9
"""Tablets and puffs are counted in too many ways for their number to be a doubt by itself."""
_SUPPLY = 12.0
"""As many at once are a pack, whose number is told as it is."""


def doses_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose that the record does not give of the same drug, or in another unit, or does not have at all."""
    if not context.is_checkable:
        return
    for said in context.quantities:
        if said.kind == "dose":
            yield from _judged(AskedDose(context, said))


def _judged(asked: AskedDose) -> Iterator[Signal]:
    """A dose against those of its drug, then bare numbers behind its name; and whether it stands anywhere at all."""
    if asked.is_told or asked.is_any_tablet or asked.beside:
        return
    if asked.rivals:
        yield _signal(asked, "dose_bound_rival", asked.rivals, certain=_is_against_a_list(asked))
    elif asked.bare:
        yield _signal(asked, "dose_bare_rival", asked.bare)
    if not asked.agreeing:
        yield from _nowhere(asked)


def _is_against_a_list(asked: AskedDose) -> bool:
    """Whether a list of medicines gives other doses of the only drug of the claim, in places that name no other."""
    drugs, evidence = asked.context.drugs, asked.context.evidence
    is_sole = len(drugs) == 1 and all(one.unit.drugs == drugs for one in asked.rivals)
    return is_sole and any(evidence.is_listed(one.unit) for one in asked.rivals)


def _nowhere(asked: AskedDose) -> Iterator[Signal]:
    close = _close(asked)
    if asked.drug and close and all(one.drug not in ("", asked.drug) for one in close):
        yield _without_a_dose(asked)  # the others are of other medicines
    else:
        yield _signal(asked, "dose_nowhere", close)
    if close:
        yield _signal(asked, "dose_nowhere_rival", close)
    yield from _in_another_unit(asked)


def _close(asked: AskedDose) -> list[Amount]:
    """Doses beside the drug or in a place close to the claim; those of the drug, where there are some."""
    close = [
        one
        for one in asked.comparable
        if one.said.unit and (f"#{asked.drug}" in one.wide or any(unit is one.unit for unit in asked.context.best))
    ]
    return [one for one in close if one.drug == asked.drug] or close


def _in_another_unit(asked: AskedDose) -> Iterator[Signal]:
    text, said = asked.context.claim.text, asked.said
    for amount in recorded_amounts(asked.context.evidence):
        is_dose = amount.said.kind == "dose" and amount.said.unit and amount.drug == asked.drug
        if is_dose and set(amount.said.value) & set(said.value):
            message = f"“{text[said.start : said.end]}” stands with another unit in the source"
            yield Signal("unit_other", 1.0, "unit_mismatch", message, (amount.unit,))
            return


def _without_a_dose(asked: AskedDose) -> Signal:
    """That a dose stands nowhere, of a medicine of which the record gives none."""
    words = asked.context.claim.text[asked.said.start : asked.said.end]
    message = f"“{words}” is not in the sources; they give no dose of {asked.drug}"
    units = tuple(asked.context.evidence.naming(asked.drug)[:2])
    return Signal("dose_nowhere", _strength(asked.said), "dose_mismatch", message, units, words=words)


def _strength(said: Mention) -> float:
    return _OF_TABLETS if said.unit == "tablet" and said.value[0] < _SUPPLY else 1.0


def _signal(asked: AskedDose, name: str, rivals: Sequence[Amount], *, certain: bool = False) -> Signal:
    words = asked.context.claim.text[asked.said.start : asked.said.end]
    message = not_in_sources(words, rivals, elsewhere=bool(asked.agreeing))
    against = tuple(one.unit for one in rivals[:2])
    return Signal(name, _strength(asked.said), "dose_mismatch", message, against, certain, words)
