"""Results that a reader must not miss."""

from collections import defaultdict
from collections.abc import Iterator

from wardround.records import Fact

from .quote import Quote, Sources

_NEWEST = 2
"""How many of one analyte: the newest, and the one before it to compare with."""


def abnormal_results(sources: Sources) -> Iterator[Quote]:
    """Of each analyte whose newest result is abnormal: that one and the one before; critical ones first."""
    by_analyte: dict[str, list[tuple[Fact, Quote]]] = defaultdict(list)
    for fact, quote in sources.facts("result"):
        by_analyte[fact.name.casefold()].append((fact, quote))
    newest_first = [sorted(results, key=lambda r: r[1].date, reverse=True) for results in by_analyte.values()]
    abnormal = [results for results in newest_first if is_abnormal(results[0][0])]
    abnormal.sort(key=lambda results: not _is_critical(results[0][0]))
    for results in abnormal:
        yield from (quote for _, quote in results[:_NEWEST])


def is_abnormal(fact: Fact) -> bool:
    """By the source's own flag."""
    return fact.interpretation not in (None, "normal")


def _is_critical(fact: Fact) -> bool:
    return fact.interpretation in ("critical_low", "critical_high")
