"""The days of admission and discharge, and how long the stay between them was, as written records have them."""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about

from ...check import ClaimInContext, Signal
from ...labels import labelled
from .days import some_day
from .stays import EDGES, Edge, Stay, days_told, is_a_length, is_of_the_stay, lengths_of_stay, stay_of


def admitted_and_discharged_then(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an admission or discharge on a day that is none of those which written records give for it."""
    text, last = labelled(context.claim), some_day(context.evidence)
    for edge in EDGES:
        days = set(days_told(text, edge, last))
        stay = stay_of(context.evidence)
        known = set(stay.told[edge]) | stay.headed[edge]
        days -= stay.others[edge]
        if not days or not known or any(_is_close(day, one, stay, edge) for day in days for one in known):
            continue
        unit = next(iter(stay.told[edge].values()), None)
        words = f"{edge} on {min(days)}; the record has it on {min(stay.told[edge] or known)}"
        yield Signal("written_day", 1.0, "date_mismatch", f"the claim has the {words}", (unit,) if unit else ())


def stays_are_as_long(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a length of stay that no admission and discharge of written records make."""
    for said in context.quantities:
        lengths = lengths_of_stay(context.evidence)
        if lengths and is_of_the_stay(context, said) and not is_a_length(said, lengths):
            words = context.claim.text[said.start : said.end]
            days = f"{min(lengths)} to {max(lengths)}" if len(lengths) > 1 else f"{min(lengths)}"
            message = f"the claim has a stay of “{words}”; from admission to discharge the record has {days} days"
            units = tuple(stay_of(context.evidence).told["discharge"].values())[-1:]
            yield Signal("written_span", 1.0, "duration_mismatch", message, units, words=words)


def _is_close(day: str, known: str, stay: Stay, edge: Edge) -> bool:
    """Whether it is the day, or the one after or before where only a document's day is known: they came by night."""
    apart = abs((Date.fromisoformat(day) - Date.fromisoformat(known)).days)
    return apart <= (known not in stay.told[edge])
