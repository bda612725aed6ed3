"""Doses: the amount that is given of a drug."""

import re
from collections.abc import Iterator, Sequence

from wardround.records import FlagCode
from wardround.tools.quantities import Mention, in_base_unit
from wardround.tools.terms import find_drugs

from ..amounts import Amount, dimension, drug_of, in_base, is_all_of_a_day, is_same, recorded_amounts, topic_of
from ..check import ClaimInContext, Signal
from ..shortly import is_dosed_shortly
from .instead import not_in_sources

_BESIDE = re.compile(r"(?: (?:tablets?|pills?|capsules?|tabs?))?[,;:]? *(?:take )?", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|at)\s+(?:about\s+)?\Z", re.IGNORECASE)
_THAT_IS = re.compile(
    r"(?:\W|\b(?:the|that|that's|thats|one|which|is|it's|it|at|of|on|i|think|about|just|your|my|dose|strength|pill|tablet|um|uh|like"
    r"|er|and|so|a)\b){1,14}",
    re.IGNORECASE,
)
"""What may stand between a medicine's name and its bare dose."""
_COUNTED = re.compile(
    r"\s*(?:or\b|to\b|-|times\b|x\b|percent|%|days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b|tablets?\b|pills?\b|puffs?\b"
    r"|drops?\b|sprays?\b|in the (?:morning|evening)|(?:at|every) night|of (?:them|those|these|the)|doses?\b|shots?\b|o'?clock|[ap]\.?m\b"
    r"|morning|evening|over\b|point\b)",
    re.IGNORECASE,
)
"""Behind a number that is none."""
_OF_TABLETS = 0.9
"""Tablets and puffs are counted in too many ways for their number to be a doubt by itself."""
_SUPPLY = 12.0
"""As many at once are a pack, whose number is told as it is."""
_MASSES = ("g", "mg", "ug")
_MOST_GRAMS = 100.0
"""A bare number from here is no dose in grams."""
_IN_MICROGRAMS = frozenset(
    "levothyroxine liothyronine fluticasone budesonide beclomethasone beclometasone mometasone ciclesonide salmeterol formoterol albuterol"
    " salbutamol levalbuterol ipratropium tiotropium umeclidinium vilanterol fentanyl buprenorphine clonidine digoxin cyanocobalamin folate"
    " colecalciferol cholecalciferol ergocalciferol calcitriol octreotide desmopressin misoprostol estradiol ethinylestradiol levonorgestrel"
    " tamsulosin colchicine teriparatide filgrastim epoetin darbepoetin liraglutide exenatide dexmedetomidine norepinephrine"
    " epinephrine".split()
)
"""What is told in micrograms without saying so: of anything else a bare number is no dose in them."""


def doses_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose that the record does not give of the same drug, or in another unit, or does not have at all."""
    if not context.is_checkable:
        return
    amounts = recorded_amounts(context.evidence)
    for said in context.quantities:
        if said.kind == "dose":
            yield from _judged(context, said, [a for a in amounts if _comparable(a.said, said)])


def _judged(context: ClaimInContext, said: Mention, comparable: Sequence[Amount]) -> Iterator[Signal]:
    """A dose against those of its drug, then bare numbers behind its name, then all that agree with it."""
    drug = drug_of(context.claim.text, said)
    if _is_counted(context, said):
        comparable = [a for a in comparable if a.said in a.unit.quantities]
    own = [a for a in comparable if drug and a.drug == drug]
    bound = any(a.said.unit for a in own)  # a bare number is a dose only where no other is given of the drug
    agreeing = [
        a
        for a in comparable
        if _agrees(a, said, drug) and (a.said.unit or not (bound and a.drug == drug) or _is_a_dose(a))
    ]
    if (any(a.drug == drug for a in agreeing) and own) or _is_written_shortly(context, said, drug):
        return
    if context.evidence.is_all_written and drug and _is_of_a_day(context, said, drug):
        return
    rivals = [a for a in own if a.said.kind == "dose" and a.said.unit]
    bare = [] if rivals or said.unit == "tablet" else [a for a in own if _is_told_of_it(a)]
    beside = [a for a in agreeing if a.drug in ("", drug) and (f"#{drug}" in a.wide or drug in a.talked_of)]
    is_one = said.unit == "tablet" and said.value == (1.0,)
    if is_one and not (rivals and all(a.drug not in ("", drug) for a in agreeing)):
        return  # `a tablet` is said, and taken for granted, everywhere
    if rivals:
        sole = len(context.drugs) == 1 and all(a.unit.drugs == context.drugs for a in rivals)
        certain = sole and not beside and any(context.evidence.is_listed(a.unit) for a in rivals)
        name = "dose_beside_rival" if beside else "dose_bound_rival"
        yield _signal(context, name, said, rivals, elsewhere=bool(agreeing), certain=certain)
    elif bare and not beside:
        yield _signal(context, "dose_bare_rival", said, bare, elsewhere=bool(agreeing))
    if not agreeing:
        yield from _nowhere(context, said, comparable, drug)
    elif drug and not rivals and not beside:
        yield _signal(context, "dose_of_another", said, (), elsewhere=True)
    elif not drug and not _near(context, said, agreeing):
        yield _signal(context, "dose_elsewhere", said, (), elsewhere=True)


def _is_told_of_it(amount: Amount) -> bool:
    """Whether a bare number stands right behind the medicine's name, as doses are told: `the bisoprolol, that's five`."""
    words = amount.unit.words[amount.said.start : amount.said.end]
    if amount.said.kind != "number" or words.endswith("s") or _COUNTED.match(amount.unit.words, amount.said.end):
        return False
    named = [m.end for m in find_drugs(amount.unit.words) if m.end <= amount.said.start]
    return bool(named) and bool(_THAT_IS.fullmatch(amount.unit.words, named[-1], amount.said.start))


def _is_a_dose(amount: Amount) -> bool:
    """Whether a bare number is told as one: `then I'll drop it to ten`."""
    return amount.said.kind == "number" and bool(_TO.search(amount.unit.words, 0, amount.said.start))


def _is_of_a_day(context: ClaimInContext, said: Mention, drug: str) -> bool:
    """Whether it is what the record's doses of one day come to: `3 g a day`, of `1 g TDS`."""
    own = [one for one in recorded_amounts(context.evidence) if one.drug == drug]
    return is_all_of_a_day(context.claim.text, said, own)


def _is_written_shortly(context: ClaimInContext, said: Mention, drug: str) -> bool:
    """Whether a chart has the dose as charts write it: by a short name, before a rate, behind an arrow, by weight."""
    return bool(drug) and context.evidence.is_all_written and is_dosed_shortly(context.evidence, drug, said)


def _nowhere(context: ClaimInContext, said: Mention, comparable: Sequence[Amount], drug: str) -> Iterator[Signal]:
    close = [a for a in comparable if a.said.unit and (f"#{drug}" in a.wide or any(u is a.unit for u in context.best))]
    close = [a for a in close if a.drug == drug] or close
    if drug and close and all(a.drug not in ("", drug) for a in close):
        yield _without_a_dose(context, said, drug)  # the others are of other medicines
    else:
        yield _signal(context, "dose_nowhere", said, close)
    if close:
        yield _signal(context, "dose_nowhere_rival", said, close)
    other = [a for a in recorded_amounts(context.evidence) if a.said.unit and set(a.said.value) & set(said.value)]
    same_drug = [a for a in other if a.drug == drug and a.said.kind == "dose"]
    if same_drug:
        message = f"“{context.claim.text[said.start : said.end]}” stands with another unit in the source"
        yield Signal("unit_other", 1.0, "unit_mismatch", message, (same_drug[0].unit,))


def _without_a_dose(context: ClaimInContext, said: Mention, drug: str) -> Signal:
    """That a dose stands nowhere, of a medicine of which the record gives none."""
    words = context.claim.text[said.start : said.end]
    message = f"“{words}” is not in the sources; they give no dose of {drug}"
    units = tuple(context.evidence.naming(drug)[:2])
    return Signal("dose_nowhere", _strength(said), "dose_mismatch", message, units, words=words)


def _strength(said: Mention) -> float:
    return _OF_TABLETS if said.unit == "tablet" and said.value[0] < _SUPPLY else 1.0


def _near(context: ClaimInContext, said: Mention, agreeing: Sequence[Amount]) -> bool:
    topic = topic_of(context.claim.text, said)
    return any(topic & a.near or any(unit is a.unit for unit in context.best) for a in agreeing)


def _comparable(one: Mention, other: Mention) -> bool:
    if one.kind not in ("dose", "number", "measure"):
        return False
    return not one.unit or dimension(one) == dimension(other)


def _agrees(amount: Amount, other: Mention, drug: str) -> bool:
    one = amount.said
    if not one.unit:
        is_of_it = not drug or drug == amount.drug or drug in amount.talked_of
        return any(value in one.value for said in other.value for value in _ways(said, other.unit, drug, is_of_it))
    return any(is_same(a, b) for a in in_base(one) for b in in_base(other))


def _ways(value: float, unit: str, drug: str, is_of_it: bool) -> set[float]:
    """A bare number may be in another unit of the same dimension: `0.5 g`, and `five hundred` of it; any `one` is no gram."""
    base = in_base_unit(value, unit)
    others = {one: round(base[0] / in_base_unit(1, one)[0], 6) for one in _MASSES if in_base_unit(1, one)[1] == base[1]}
    is_any = unit == "g"  # `0.5 g` goes by hundreds of milligrams, of which nobody says the unit
    told = {unit: value} | {one: number for one, number in others.items() if (is_of_it or is_any) and number != 1}
    return {number for one, number in told.items() if _may_go_without(number, one, drug)}


def _may_go_without(value: float, unit: str, drug: str) -> bool:
    """Whether a dose may be told by its number alone, as milligrams and tablets are: nobody takes `five hundred` grams."""
    if unit == "g":
        return not drug or value < _MOST_GRAMS  # a child may weigh thousands
    return unit != "ug" or not drug or any(part in _IN_MICROGRAMS for part in drug.split("-"))


def _is_counted(context: ClaimInContext, said: Mention) -> bool:
    """Whether the claim says how many are taken: `1000 mg, 2 tablets` is a strength, and no sum of two."""
    text = context.claim.text
    return any(
        one.unit == "tablet" and min(one.value) > 1 and _BESIDE.fullmatch(text, said.end, one.start)
        for one in context.quantities
        if one.start > said.start
    )


def _signal(
    context: ClaimInContext,
    name: str,
    said: Mention,
    rivals: Sequence[Amount],
    *,
    elsewhere: bool = False,
    certain: bool = False,
) -> Signal:
    code: FlagCode = "dose_mismatch"
    words = context.claim.text[said.start : said.end]
    message = not_in_sources(words, rivals, elsewhere=elsewhere)
    return Signal(name, _strength(said), code, message, tuple(a.unit for a in rivals[:2]), certain, words)
