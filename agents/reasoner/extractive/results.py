"""Results that a reader must not miss."""

from collections import defaultdict
from collections.abc import Iterator

from wardround.records import Fact

from .quote import Quote, Sources

_NEWEST = 2
"""How many of one analyte: the newest, and the one before it to compare with."""


def abnormal_results(sources: Sources) -> Iterator[Quote]:
    """Of each analyte whose newest result is abnormal: that one and the one before, and the last critical one of any.

    Analytes with a critical result stand first.
    """
    by_analyte: dict[str, list[tuple[Fact, Quote]]] = defaultdict(list)
    for fact, quote in sources.facts("result"):
        by_analyte[fact.name.casefold()].append((fact, quote))
    newest_first = [sorted(results, key=lambda r: r[1].date, reverse=True) for results in by_analyte.values()]
    kept = [_not_to_miss(results) for results in newest_first]
    kept.sort(key=lambda results: not any(_is_critical(fact) for fact, _ in results))
    for results in kept:
        yield from (quote for _, quote in results)


def _not_to_miss(newest_first: list[tuple[Fact, Quote]]) -> list[tuple[Fact, Quote]]:
    critical = next((place for place, (fact, _) in enumerate(newest_first) if _is_critical(fact)), None)
    most = _NEWEST if is_abnormal(newest_first[0][0]) else (0 if critical is None else 1)
    kept = newest_first[:most]
    return kept if critical is None or critical < most else [*kept, newest_first[critical]]


def is_abnormal(fact: Fact) -> bool:
    """By the source's own flag."""
    return fact.interpretation not in (None, "normal")


def _is_critical(fact: Fact) -> bool:
    return fact.interpretation in ("critical_low", "critical_high")
