"""What a record names, counted once: its drugs, numbers, ages, sides and words."""

import re
from collections import defaultdict
from functools import cached_property

from wardround.tools.dialogue import heard, without_speaker
from wardround.tools.quantities import in_base_unit, ordinals_in
from wardround.tools.terms import drug_parts, drugs_of_groups, find_analytes, find_drugs

from ..ages import ages_in_headings, ages_of_patient
from ..chart_heads import HEAD, Headed, patients_in
from ..levels import temperatures_in
from ..units import Unit
from ..whole import Sex, prevailing_sex
from .documents import Documents

_SIDE = re.compile(
    r"\b(?:left|right|bilat\w*|b/l|both|either|each|lt|rt|[LR]|[LR][UL]Q|[LRB][UL]E|L[UL]L|R[UML]L|(?-i:O[DSU]|[RLB]E))\b",
    re.IGNORECASE,
)
_GESTATION = re.compile(r"(?<![\d/+])(\d\d)/40\b")
_WEEK = 7
_TYPE = re.compile(r"\btype (\d|one|two|i{1,2}\b)", re.IGNORECASE)
_COMPANION = re.compile(
    r"^[ \t]*\[?(?:patient_)?(?:guest(?![_ ]?clin)|family|caregiver|mother|father|wife|husband|son|daughter)\w*\]?"
    r"[:\s]",
    re.M | re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:last|past) (day|week|month|year)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,/()?!;:\"“”]+|\.+(?=\s|$)")
"""Between words: `tiotropium/olodaterol` are two, `Xolair?` ends before its mark."""


class Contents(Documents):
    """What stands anywhere in a record."""

    @cached_property
    def sided(self) -> tuple[Unit, ...]:
        """The units that may name a side."""
        return tuple(unit for unit in self.units if _SIDE.search(unit.words))

    @cached_property
    def types(self) -> frozenset[str]:
        """Numbers that follow the word `type`."""
        return frozenset(found for unit in self.units for found in _TYPE.findall(unit.words))

    @cached_property
    def gestations(self) -> frozenset[tuple[float]]:
        """Weeks of pregnancy, as midwives write them: `33/40`, and whole ones of `35+1`, `28w3d`."""
        whole = (float(weeks) for unit in self.units for weeks in _GESTATION.findall(unit.words))
        spans = (q for unit in self.units for q in unit.quantities if q.kind == "duration" and q.unit == "day")
        return frozenset((weeks,) for weeks in (*whole, *(one.value[0] // _WEEK for one in spans)))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word as it stands in the record, in lower case."""
        return frozenset(word for unit in self.all for word in _BETWEEN.split(unit.words.casefold()) if word)

    @cached_property
    def misspellings(self) -> frozenset[str]:
        """Words of the record that may be a name misspelt: those that are no drug's name as they stand."""
        return frozenset(word for word in self.vocabulary if len(word) > 3 and word.isalpha() and not find_drugs(word))

    @cached_property
    def measured(self) -> frozenset[str]:
        """What its units name of all that can be measured."""
        named = {one.name for one, _ in self.each(find_analytes)}
        return frozenset(named | {"temperature"} if self.each(temperatures_in) else named)

    @cached_property
    def sex(self) -> tuple[Sex | None, float]:
        """The sex that the record speaks of, and how clearly."""
        return prevailing_sex(without_speaker(unit.words) for unit in self.units)

    @cached_property
    def ages(self) -> frozenset[float]:
        """Ages that the record gives the patient."""
        headed = ages_in_headings(self.units) if self.is_all_written else frozenset()
        return ages_of_patient(self.units) | headed | {told.age for told in self.patients}

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """How each written document begins, with whom it is of."""
        return tuple(document.text[:HEAD] for document in self.case.documents if document.kind != "dialogue")

    @cached_property
    def patients(self) -> tuple[Headed, ...]:
        """Age and sex of the patient as the heads of charts give them."""
        return tuple(told for head in self.heads for told in patients_in(head))

    @cached_property
    def has_companion(self) -> bool:
        """Whether somebody who came with the patient speaks in a transcript."""
        return any(_COMPANION.search(heard(document)) for document in self._transcripts.values())

    @cached_property
    def grouped(self) -> frozenset[str]:
        """Every ingredient of the groups that the record names (`the antibiotic`)."""
        return frozenset().union(*(drugs_of_groups(unit.words) for unit in self.units))

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Every ingredient that the record names, by itself or in a combination."""
        named = frozenset().union(*(unit.drugs for unit in self.units))
        return named.union(*(drug_parts(name) for name in named))

    @cached_property
    def numbers(self) -> dict[float, list[Unit]]:
        """Every number of the record, whatever it counts, with the units that have it."""
        found: dict[float, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for value in {value for mention in unit.quantities for value in mention.value}:
                found[value].append(unit)
        return dict(found)

    @cached_property
    def spans_of_one(self) -> frozenset[str]:
        """The units of time that it names without a number: `over the last month or so`."""
        return frozenset(match[1].casefold() for unit in self.units for match in _OF_ONE.finditer(unit.words))

    @cached_property
    def ordinals(self) -> frozenset[float]:
        """The numbers that it says as ordinals, and not of days of a month: `on my eighth day`."""
        undated = (unit for unit in self.units if not any(one.kind == "date" for one in unit.quantities))
        return frozenset().union(*(ordinals_in(unit.words) for unit in undated))

    @cached_property
    def amounts(self) -> dict[float, list[Unit]]:
        """Every number of the record in the base unit of its dimension, with the units that have it."""
        found: dict[float, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for value in {in_base_unit(value, m.unit)[0] for m in unit.quantities for value in m.value}:
                found[value].append(unit)
        return dict(found)
