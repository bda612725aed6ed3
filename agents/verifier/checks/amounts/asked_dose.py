"""A dose of a claim, held against the doses of the record."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from wardround.tools.quantities import Mention, in_base_unit
from wardround.tools.terms import find_drugs

from ...amounts import Amount, dimension, drug_of, in_base, is_all_of_a_day, is_same, recorded_amounts
from ...check import ClaimInContext
from ...shortly import is_dosed_in_charts, is_dosed_shortly

_BESIDE = re.compile(r"(?: (?:tablets?|pills?|capsules?|tabs?))?[,;:]? *(?:take )?", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|at)\s+(?:about\s+)?\Z", re.IGNORECASE)
_FROM_OR_TO = re.compile(r"\b(?:from|to|was|previously)\s+\Z", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:lower|reduc|decreas|increas|rais|chang|halv|doubl|titrat|taper|wean|cut|(?:go|goes|went|come|comes|came) (?:up|down))\w*\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\s+of (?:the|my|your|that)\b", re.IGNORECASE)
_THAT_IS = re.compile(
    r"(?:\W|\b(?:the|that|that's|thats|one|which|is|it's|it|at|of|on|i|think|about|just|your|my|dose|strength|pill|tablet|um|uh|like"
    r"|er|and|so|a)\b){1,14}",
    re.IGNORECASE,
)
"""What may stand between a medicine's name and its bare dose."""
_PER = r"\s*(?:(?:of |elemental |as )+[a-z]+ )?(?:per|in|/)\s*"
_STRENGTH = re.compile(
    rf"(?P<mass>\d[\d.,]* ?(?:mg|mcg|micrograms?|milligrams?|g|units?)){_PER}(?P<volume>(?:\d[\d.]* ?)?m(?:l|L|illilit(?:re|er)s?))\b",
    re.IGNORECASE,
)
"""`120 mg per 5 mL`: how strong a liquid is, and no dose of it."""
_COUNTED = re.compile(
    r"\s*(?:or\b|to\b|-|times\b|x\b|percent|%|days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b|tablets?\b|pills?\b|puffs?\b"
    r"|drops?\b|sprays?\b|in the (?:morning|evening)|(?:at|every) night|of (?:them|those|these|the)|doses?\b|shots?\b|o'?clock|[ap]\.?m\b"
    r"|morning|evening|over\b|point\b)",
    re.IGNORECASE,
)
"""Behind a number that is none."""
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


@dataclass(frozen=True)
class AskedDose:
    """A dose of the claim, and the amounts of the record that may be it."""

    context: ClaimInContext
    """The claim."""
    said: Mention
    """Its dose."""

    @cached_property
    def drug(self) -> str:
        """Whose dose it is; empty where the claim does not say."""
        return drug_of(self.context.claim.text, self.said)

    @cached_property
    def comparable(self) -> list[Amount]:
        """Amounts in units that can be compared; beside a count of tablets no sums, since it is a strength."""
        found = [one for one in recorded_amounts(self.context.evidence) if _is_comparable(one.said, self.said)]
        return [one for one in found if one.said in one.unit.quantities] if self._is_counted else found

    @cached_property
    def own(self) -> list[Amount]:
        """Those of the drug."""
        return [one for one in self.comparable if self.drug and one.drug == self.drug]

    @cached_property
    def rivals(self) -> list[Amount]:
        """The drug's doses."""
        return [one for one in self.own if one.said.kind == "dose" and one.said.unit]

    @cached_property
    def bare(self) -> list[Amount]:
        """Numbers right behind the drug's name, where it has no dose."""
        return [] if self.rivals or self.said.unit == "tablet" else [one for one in self.own if _is_told_of_it(one)]

    @cached_property
    def agreeing(self) -> list[Amount]:
        """The same dose, of whatever; a bare number is one only where no other is given of the drug."""
        bound = any(one.said.unit for one in self.own)
        return [
            one
            for one in self.comparable
            if _agrees(one, self.said, self.drug)
            and (one.said.unit or not (bound and one.drug == self.drug) or _is_a_dose(one))
        ]

    @cached_property
    def beside(self) -> list[Amount]:
        """The same dose beside the drug or where talk is of it, and of no other drug."""
        drug = self.drug
        return [a for a in self.agreeing if a.drug in ("", drug) and (f"#{drug}" in a.wide or drug in a.talked_of)]

    @property
    def is_told(self) -> bool:
        """Whether the record gives it of the drug; of a day, what its doses come to, and as charts write it."""
        if self.own and any(one.drug == self.drug for one in self.agreeing):
            return True
        if self.agreeing and self._is_of_a_strength:
            return True
        evidence = self.context.evidence
        if not self.drug or not evidence.is_all_written:
            return self._is_of_a_change and is_dosed_in_charts(evidence, self.drug, self.said)
        return is_dosed_shortly(evidence, self.drug, self.said) or self._is_of_a_day

    @property
    def is_any_tablet(self) -> bool:
        """Whether it is `a tablet`, which is said, and taken for granted, everywhere."""
        is_of_others = bool(self.rivals) and all(one.drug not in ("", self.drug) for one in self.agreeing)
        return self.said.unit == "tablet" and self.said.value == (1.0,) and not is_of_others

    @property
    def _is_of_a_strength(self) -> bool:
        """Whether it is a part of a liquid's strength, which is told of the bottle."""
        found = _STRENGTH.finditer(self.context.claim.text)
        return any(self.said.start in (match.start("mass"), match.start("volume")) for match in found)

    @property
    def _is_of_a_change(self) -> bool:
        """Whether it is told as the dose before or after a change: `lowered from 5 mg`."""
        text = self.context.claim.text
        return bool(self.drug and _CHANGED.search(text) and _FROM_OR_TO.search(text, 0, self.said.start))

    @property
    def _is_counted(self) -> bool:
        """Whether the claim says how many are taken: `1000 mg, 2 tablets` is a strength, and no sum of two."""
        text, end = self.context.claim.text, self.said.end
        return any(
            one.unit == "tablet" and min(one.value) > 1 and _BESIDE.fullmatch(text, end, one.start)
            for one in self.context.quantities
            if one.start > self.said.start
        )

    @property
    def _is_of_a_day(self) -> bool:
        """Whether it is what the record's doses of one day come to: `3 g a day`, of `1 g TDS`."""
        own = [one for one in recorded_amounts(self.context.evidence) if one.drug == self.drug]
        return is_all_of_a_day(self.context.claim.text, self.said, own)


def _is_told_of_it(amount: Amount) -> bool:
    """Whether a bare number stands right behind the medicine's name, as doses are told: `the bisoprolol, that's five`."""
    words = amount.unit.words[amount.said.start : amount.said.end]
    if amount.said.kind != "number" or words.endswith("s") or _COUNTED.match(amount.unit.words, amount.said.end):
        return False
    named = [m.end for m in find_drugs(amount.unit.words) if m.end <= amount.said.start]
    return bool(named) and bool(_THAT_IS.fullmatch(amount.unit.words, named[-1], amount.said.start))


def _is_a_dose(amount: Amount) -> bool:
    """Whether a bare number is told as one: `then I'll drop it to ten`, `eighty of the furosemide`."""
    words, said = amount.unit.words, amount.said
    return said.kind == "number" and bool(_TO.search(words, 0, said.start) or _OF_THE.match(words, said.end))


def _is_comparable(one: Mention, other: Mention) -> bool:
    if one.kind not in ("dose", "number", "measure"):
        return False
    return not one.unit or dimension(one) == dimension(other)


def _agrees(amount: Amount, other: Mention, drug: str) -> bool:
    one = amount.said
    if not one.unit:
        is_of_it = not drug or drug == amount.drug or drug in amount.talked_of
        return any(value in one.value for said in other.value for value in _ways(said, other.unit, drug, is_of_it))
    if len(one.value) == len(other.value) > 1:
        return all(map(is_same, sorted(in_base(one)), sorted(in_base(other))))
    return any(is_same(a, b) for a in in_base(one) for b in in_base(other))


@lru_cache(maxsize=1024)  # each dose of a claim is held against all amounts of the record
def _ways(value: float, unit: str, drug: str, is_of_it: bool) -> frozenset[float]:
    """A bare number may be in another unit of the same dimension: `0.5 g`, and `five hundred` of it; any `one` is no gram."""
    base = in_base_unit(value, unit)
    others = {one: round(base[0] / in_base_unit(1, one)[0], 6) for one in _MASSES if in_base_unit(1, one)[1] == base[1]}
    is_any = unit == "g"  # `0.5 g` goes by hundreds of milligrams, of which nobody says the unit
    told = {unit: value} | {one: number for one, number in others.items() if (is_of_it or is_any) and number != 1}
    return frozenset(number for one, number in told.items() if _may_go_without(number, one, drug))


def _may_go_without(value: float, unit: str, drug: str) -> bool:
    """Whether a dose may be told by its number alone, as milligrams and tablets are: nobody takes `five hundred` grams."""
    if unit == "g":
        return not drug or value < _MOST_GRAMS  # a child may weigh thousands
    return unit != "ug" or not drug or any(part in _IN_MICROGRAMS for part in drug.split("-"))
