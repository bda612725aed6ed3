"""How often a claim has something taken or happen, held against how often the record does."""

import re
from dataclasses import dataclass
from functools import cached_property

from wardround.tools.dialogue import without_speaker
from wardround.tools.quantities import Mention
from wardround.tools.terms import drug_classes, find_drugs, find_groups

from ...amounts import Amount, drug_of, topic_of
from ...check import ClaimInContext
from ...shortly import frequencies_shortly
from ...units import Unit
from .often import is_told_in_other_ways

_A_MONTH = 1 / 27
"""Times a day from which down months and weeks are told for one another."""
_WATCHED = re.compile(
    r"\b(?:monitor\w*|check(?:s|ed|ing)?|measur\w+|test(?:s|ed|ing)?|review\w*|visits?|follow-?up|weigh\w*|labs?|bloods?|urine|levels?|physio\w*"
    r"|exercis\w*|therapy|walk\w*|sessions?|wak(?:es?|ing|ened)|woke\w*|vomit\w*|urinat\w*|void\w*)\b[^.;]{0,30}\Z",
    re.IGNORECASE,
)
"""`with urine monitored monthly`, `waking him three times a night`: nothing that is taken."""
_STEP = re.compile(
    r"\b(?:drop\w*|reduc\w+|taper\w*|wean\w*|decreas\w+|lower\w*|com(?:e|es|ing) down|steps?|titrat\w+|increas\w+|up|down|cut\w*) (?:by )?[^.;]{0,25}\Z",
    re.IGNORECASE,
)
_BESIDE = len(" in total ")
"""Characters between a dose and how often it is taken, at most."""
_EVERY_OTHER_DAY = 0.5
_IT_IS = re.compile(
    r"\W*(?:(?:so|and|but|now)\W+)?(?:it['’]s|it is|(?:i|you)(?:['’]ll)? (?:take|have) it|take it)\W+(?:(?:just|only)\W+)?",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|rather than|instead of) \Z", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|them|that one|those)\b", re.IGNORECASE)
_MISSED = re.compile(r"\b(?:omit|skip|miss|forg[eo]t)\w*\b[^.;]{0,50}\Z", re.IGNORECASE)
"""`omits furosemide two days each week`: how often it is not taken."""
_AS_A_LIMIT = re.compile(r"\b(?:more|less|fewer) than \Z|\bat (?:least|most) \Z", re.IGNORECASE)
"""`if he coughs more than twice a week`: how often something happens, and no medicine is taken."""


@dataclass(frozen=True)
class AskedFrequency:
    """A frequency of the claim, and those of the record that may be it."""

    context: ClaimInContext
    """The claim."""
    said: Mention
    """Its frequency."""
    amounts: tuple[Amount, ...]
    """Every frequency of the record that is not denied."""

    @cached_property
    def drug(self) -> str:
        """The drug that is taken so often; empty where something else is done or happens so often."""
        text = self.context.claim.text
        is_none = _AS_A_LIMIT.search(text, 0, self.said.start) or _MISSED.search(text, 0, self.said.start)
        drug = "" if is_none else drug_of(text, self.said)
        named = max((m.end for m in find_drugs(text) if m.end <= self.said.start), default=0)
        return "" if drug and _WATCHED.search(text, named, self.said.start) else drug

    @cached_property
    def agreeing(self) -> list[Amount]:
        """The same frequency, of whatever."""
        return [amount for amount in self.amounts if agrees(amount.said, self.said)]

    @cached_property
    def own(self) -> list[Amount]:
        """How often the record has the drug taken."""
        return [a for a in self.amounts if self.drug and (a.drug == self.drug or self._is_told_next(a))]

    @cached_property
    def short(self) -> list[Amount]:
        """How often charts have it taken in their short ways."""
        is_written = self.drug and self.context.evidence.is_all_written
        told = frequencies_shortly(self.context.evidence, self.drug) if is_written else []
        return [amount_alone(said, unit) for said, unit in told]

    @cached_property
    def beside(self) -> list[Amount]:
        """Frequencies in a place or right beside one that names the drug."""
        return [a for a in self.amounts if self.drug and f"#{self.drug}" in a.wide and not self._is_anothers(a)]

    @cached_property
    def close(self) -> list[Amount]:
        """Frequencies in the places closest to the claim; of what is no medicine, charts' places are of many things."""
        near = [amount for amount in self.amounts if self._is_close(amount) and not self._is_anothers(amount)]
        if self.drug or not self.context.evidence.is_all_written:
            return near
        return [amount for amount in near if topic_of(self.context.claim.text, self.said) & amount.near]

    @cached_property
    def fits(self) -> list[Amount]:
        """The same frequency where it may be of the drug, or of what the claim speaks of where that is no drug."""
        found = [amount for amount in self.agreeing if self._may_be_of_it(amount)]
        if not self.own:
            return found
        return [amount for amount in found if not (is_watched(amount) or self._is_of_the_last_named(amount))]

    @property
    def is_told(self) -> bool:
        """Whether the record says it of the drug, in whatever way."""
        return (
            is_told_in_other_ways(self.context, self.said, self.drug)
            or (bool(self.own) and any(map(self._is_of_the_drug, self.agreeing)))
            or any(agrees(amount.said, self.said) for amount in self.short)
            or any(map(self._is_of_its_dose, self.agreeing))
        )

    def _is_close(self, amount: Amount) -> bool:
        return any(unit is amount.unit for unit in self.context.best)

    def _is_anothers(self, amount: Amount) -> bool:
        """Whether writing has it of another medicine, or where nothing names the claim's: charts leave out much."""
        if not self.drug or not self.context.evidence.is_all_written:
            return False
        return amount.drug not in ("", self.drug) or self.drug not in amount.unit.drugs

    def _may_be_of_it(self, amount: Amount) -> bool:
        if not self.drug:
            return self._is_close(amount) or bool(topic_of(self.context.claim.text, self.said) & amount.near)
        return (f"#{self.drug}" in amount.wide or self.drug in amount.talked_of) and amount.drug in ("", self.drug)

    def _is_of_it(self, amount: Amount) -> bool:
        """Whether talk says it of the drug that it named before: `and the blue inhaler?` `I have it four times a day`."""
        is_meant = amount.drug == "" and self.drug in amount.talked_of and not self.context.evidence.is_all_written
        return is_meant and bool(_IT.search(amount.unit.words, 0, amount.said.start))

    def _is_of_the_drug(self, amount: Amount) -> bool:
        """Whether it is told of the drug: by its name, by its group alone, or by `it`."""
        is_by_group = not amount.drug and _names_its_group(amount.unit, self.drug)
        return amount.drug == self.drug or is_by_group or self._is_of_it(amount)

    def _is_of_its_dose(self, amount: Amount) -> bool:
        """Whether talk that names no medicine there has it right behind the claim's own dose: `he's on 1 mL every 10 days`."""
        if not self.drug or amount.drug or amount.unit.drugs or self.context.evidence.is_all_written:
            return False
        doses = {(one.value, one.unit) for one in self.context.quantities if one.kind == "dose"}
        return any(
            one.kind == "dose" and (one.value, one.unit) in doses and 0 <= amount.said.start - one.end <= _BESIDE
            for one in amount.unit.quantities
        )

    def _is_of_the_last_named(self, amount: Amount) -> bool:
        """Whether talk has named another medicine last, and says it of that one."""
        if self.context.evidence.is_all_written or amount.drug == self.drug or self.drug in amount.talked_of:
            return False
        return any(map(drug_classes, amount.talked_of))

    def _is_told_next(self, amount: Amount) -> bool:
        """Whether talk says it right behind the drug's name: `I'd give alendronate`, `it's once a week`."""
        if not self._is_of_it(amount) or not _IT_IS.fullmatch(_before(amount)):
            return False
        named = next(iter(self.context.evidence.preceding(amount.unit, 1)), None)
        return named is not None and named.drugs == {self.drug}


def amount_alone(said: Mention, unit: Unit) -> Amount:
    """A number of the record of which nothing but its place is known."""
    return Amount(said, unit, "", "", frozenset(), frozenset(), frozenset())


def is_denied(amount: Amount) -> bool:
    """`once a week, not every day`."""
    return bool(_NOT.search(_before(amount)))


def is_a_step(text: str, said: Mention) -> bool:
    """Whether it is how often a dose is changed, and not taken: `5 mg drop every 2/52`, `down by 5 mg every two weeks`."""
    return max(said.value, default=_EVERY_OTHER_DAY) < _EVERY_OTHER_DAY and bool(_STEP.search(text, 0, said.start))


def is_watched(amount: Amount) -> bool:
    """Whether it is how often something is looked after, and not taken."""
    return bool(_WATCHED.search(amount.unit.words, 0, amount.said.start))


def agrees(one: Mention, other: Mention) -> bool:
    """Two ranges agree in both ends, a range and one frequency in either."""
    if len(one.value) == len(other.value) == 2:
        return all(abs(a - b) <= 0.02 * max(a, b) for a, b in zip(sorted(one.value), sorted(other.value), strict=True))
    return any(abs(a - b) <= _rounding(min(a, b)) * max(a, b) for a in one.value for b in other.value)


def _rounding(times: float) -> float:
    """Every eight weeks is every two months."""
    return 0.08 if times < _A_MONTH else 0.02


def _before(amount: Amount) -> str:
    return without_speaker(amount.unit.words[: amount.said.start])


def _names_its_group(unit: Unit, drug: str) -> bool:
    """Whether a place tells of a medicine by its group alone: `PPI BD x 8 wk then daily` of pantoprazole."""
    return bool(drug) and not find_drugs(unit.words) and any(drug in one.members for one in find_groups(unit.words))
