"""What a question wants beyond shared words: one of the lists that a record keeps, or results by their name."""

import re
from collections.abc import Callable

from wardround.tools.terms import normal_words

from .problems import problems_of
from .quote import Claims, Quote, Sources
from .summary import allergies, medications

_ALLERGIES = re.compile(r"\b(?:drug |food )?allerg\w*|\bintoleran\w*", re.IGNORECASE)
_MEDICATIONS = re.compile(r"\b(?:medications?|medicines?|meds|drugs?|prescri\w+)\b", re.IGNORECASE)
_PROBLEMS = re.compile(r"\b(?:problems?|diagnos[ei]s|conditions?|comorbidit\w+)\b", re.IGNORECASE)
_NEWEST = re.compile(r"\b(?:last|latest|newest|(?:most )?recent(?:ly)?|current(?:ly)?|now|today)\b", re.IGNORECASE)
_CARRIER = re.compile(
    r"\b(?:active|anything|give|have|list|on|record|result|show|taking|takes?|using|values?)\b", re.IGNORECASE
)
"""Words that carry a question without narrowing it."""
_MOST_RESULTS = 3


def add_wanted(sources: Sources, claims: Claims, question: str, section: str) -> str:
    """Add the list or the results that a question names.

    Returns:
        What the question asks for beyond that, in its own words; empty when nothing is left.
    """
    rest = _CARRIER.sub(" ", question)
    for pattern, add in _LISTS:
        if pattern.search(question):
            add(sources, claims, section)
            rest = pattern.sub(" ", rest)
            break
    asked = set(normal_words(_NEWEST.sub(" ", rest)))
    results = _results_named(sources, asked)
    for quotes in results.values():
        newest_first = sorted(quotes, key=lambda quote: quote.date, reverse=True)
        for quote in newest_first[: 1 if _NEWEST.search(question) else _MOST_RESULTS]:
            claims.add(section, "result", quote)
    return rest if not claims.found or asked.difference(*results) else ""


def _results_named(sources: Sources, asked: set[str]) -> dict[frozenset[str], list[Quote]]:
    """Results of the analytes all of whose words are asked for, under those words."""
    found: dict[frozenset[str], list[Quote]] = {}
    for fact, quote in sources.facts("result"):
        if (name := frozenset(normal_words(fact.name))) and name <= asked:
            found.setdefault(name, []).append(quote)
    return found


def _problems(sources: Sources, claims: Claims, section: str) -> None:
    for problem in problems_of(sources):
        for quote in problem.current[:1]:
            claims.add(section, "finding", quote)


_LISTS: tuple[tuple[re.Pattern[str], Callable[[Sources, Claims, str], None]], ...] = (
    (_ALLERGIES, allergies),  # before the next one: a drug allergy is no drug
    (_MEDICATIONS, medications),
    (_PROBLEMS, _problems),
)
