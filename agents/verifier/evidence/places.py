"""The units of a record in their order: what stands where, and beside what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

from wardround.records import Case, Citation, ImageReading, Passage

from ..units import Unit, units_of_case, units_of_passages, units_of_readings

T = TypeVar("T")


class Places:
    """All units of a case, its readings and its passages.

    Args:
        case: its documents are split into sentences; documents made of facts into their facts.
        readings: what was seen in images.
        passages: of the knowledge store.
    """

    def __init__(self, case: Case, readings: Sequence[ImageReading] = (), passages: Sequence[Passage] = ()) -> None:
        self.case = case
        self.readings = tuple(readings)
        self.passages = tuple(passages)
        self.units = (*units_of_case(case), *units_of_readings(readings))
        self.knowledge = tuple(units_of_passages(passages))
        self.all = (*self.units, *self.knowledge)
        self.texts = {d.id: d.text for d in case.documents} | {p.id: p.text for p in passages}
        self.images = frozenset(image.id for image in case.images)
        self._read: dict[Callable[[str], Iterable[Any]], tuple[tuple[Any, Unit], ...]] = {}

    def each(self, read: Callable[[str], Iterable[T]]) -> tuple[tuple[T, Unit], ...]:
        """What a reader of text finds in the case's units, each with its unit; every unit is read once."""
        if read not in self._read:
            self._read[read] = tuple((one, unit) for unit in self.units for one in read(unit.words))
        return self._read[read]

    def place(self, unit: Unit) -> int | None:
        """Where a unit stands among all of them; None when it is not one of them."""
        return self._place.get(id(unit))

    def around(self, unit: Unit) -> Iterator[Unit]:
        """The unit with its neighbours in the same source."""
        place = self.place(unit)
        if place is None:
            yield unit
            return
        for near in self.all[max(place - 1, 0) : place + 2]:
            if near.source_id == unit.source_id:
                yield near

    def preceding(self, unit: Unit, most: int) -> Iterator[Unit]:
        """The units of the same source that stand before it, the nearest first."""
        place = self.place(unit)
        places = range(0) if place is None else range(place - 1, max(place - most, 0) - 1, -1)
        return takewhile(lambda near: near.source_id == unit.source_id, (self.all[at] for at in places))

    def following(self, unit: Unit, most: int) -> Iterator[Unit]:
        """The units of the same source that stand behind it, the nearest first."""
        place = self.place(unit)
        places = range(0) if place is None else range(place + 1, min(place + most + 1, len(self.all)))
        return takewhile(lambda near: near.source_id == unit.source_id, (self.all[at] for at in places))

    def beside(self, place: int, distance: int) -> Iterator[Unit]:
        """The units of the same source that stand so far from a place, before and after."""
        for near in (place - distance, place + distance):
            if 0 <= near < len(self.all) and self.all[near].source_id == self.all[place].source_id:
                yield self.all[near]

    def overlapping(self, citation: Citation) -> list[Unit]:
        """The units that a citation touches."""
        return [
            unit
            for unit in map(self.all.__getitem__, self._of_source.get(citation.source_id, ()))
            if unit.of_image or (unit.start < citation.end and citation.start < unit.end)
        ]

    @cached_property
    def _place(self) -> dict[int, int]:
        return {id(unit): place for place, unit in enumerate(self.all)}

    @cached_property
    def _of_source(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.all):
            found[unit.source_id].append(place)
        return dict(found)
