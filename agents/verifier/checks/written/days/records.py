"""The days of a record as a whole: near which day its dates are, which order they are in, what its days and months are."""

from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.quantities import Mention

from ....evidence import Evidence
from .forms import DAY, MONTHS_A_YEAR, day_written, is_of_another, of_year, order_of, year_written
from .texts import days_in


@lru_cache(maxsize=8)
def some_day(evidence: Evidence) -> str:
    """A day near which the record's dates without a year are: its last document's, else its last whole date; ISO or empty.

    Of a document without a day of its own the dates in its text are read: an old letter is not all that the record has.
    """
    documents = evidence.case.documents
    dated = [document.date[:10] for document in documents if document.date]
    order = order_of(document.text for document in documents)
    undated = [document.text for document in documents if not document.date]
    told = [] if len(undated) <= len(dated) else [day for text in undated for day in _whole_days(text, order)]
    return max([*dated, *told], default="")


def _whole_days(text: str, order: bool | None) -> Iterator[str]:
    """Dates with their year that can be read in one way only, or in the one in which the others of the record are written.

    Args:
        text: of a document.
        order: whether the record has the day first; None where that cannot be told, and the text has to tell.
    """
    is_day_first = order_of([text]) if order is None else order
    for match in DAY.finditer(text):
        year = year_written(match)
        one, other = (int(match["one"]), int(match["other"])) if match["one"] else (0, 0)
        if one != other and max(one, other) <= MONTHS_A_YEAR:
            if year and is_day_first is not None:
                yield of_year("", *((other, one) if is_day_first else (one, other)), year)
        elif match["iso"] or year:
            yield day_written(match, f"{year}-06-30" if year else "")


def is_a_day_of(evidence: Evidence, said: Mention) -> bool:
    """Whether what reads as a ratio is a day that the record names, in whatever form: `9/5` of `5 Sept`, `8/29`."""
    if said.kind != "ratio" or len(said.value) != 2 or any(number % 1 for number in said.value):
        return False
    pairs = {f"{int(one):02}-{int(other):02}" for one, other in (said.value, said.value[::-1])}
    return bool(pairs & _month_days(evidence))


@lru_cache(maxsize=8)
def _month_days(evidence: Evidence) -> frozenset[str]:
    near = some_day(evidence) or "2024-06-30"  # any year with a 29 February
    found = {
        day[5:]
        for unit in evidence.units
        for day, start, end in days_in(unit.words, near, both=True)
        if not is_of_another(unit.words, start, end)
    }
    return frozenset(found)
