"""Which problems a record speaks of, and where."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from wardround.records import Fact
from wardround.tools.assertion import assess
from wardround.tools.terms import find_problems

from .quote import Quote, Sources

_WEIGHTS = {
    "assessment": 3,
    "assessment_plan": 3,
    "diagnosis": 3,
    "impression": 2,
    "past_medical_history": 2,
    "hospital_course": 2,
    "chief_complaint": 1,
    "history_present_illness": 1,
}
"""How much a mention under a heading says that this is a problem of the patient."""

_PAST_STATUS = frozenset({"resolved", "inactive", "remission"})
_VOID_STATUS = frozenset({"refuted", "entered-in-error"})


@dataclass
class Problem:
    """One problem with the places that speak of it."""

    name: str
    """For the heading: as first written."""
    weight: int = 0
    """Over all mentions."""
    current: list[Quote] = field(default_factory=list)
    """Where it is said to be there now."""
    past: list[Quote] = field(default_factory=list)
    """Where it is said to have been."""


def problems_of(sources: Sources) -> list[Problem]:
    """Problems that the patient has or had, the weightiest first.

    What is denied, only feared or a relative's is none. Facts of structured sources weigh as much as an assessment.
    """
    found: dict[str, Problem] = {}
    for key, name, weight, is_past, quote in (*_from_facts(sources), *_from_sentences(sources)):
        problem = found.setdefault(key, Problem(name))
        problem.weight += weight
        (problem.past if is_past else problem.current).append(quote)
    return sorted(found.values(), key=lambda problem: -problem.weight)


_Mention = tuple[str, str, int, bool, Quote]


def _from_facts(sources: Sources) -> Iterator[_Mention]:
    for fact, quote in sources.facts("problem"):
        if not fact.negated and fact.status not in _VOID_STATUS:
            yield _key(fact), fact.name, 3, fact.status in _PAST_STATUS, quote


def _key(fact: Fact) -> str:
    mentions = find_problems(fact.name)
    return mentions[0].concept if mentions else fact.name.casefold()


def _from_sentences(sources: Sources) -> Iterator[_Mention]:
    for section, quote in sources.sentences(_WEIGHTS):
        by_concept = defaultdict(list)
        for mention in find_problems(quote.text[quote.start : quote.end]):
            by_concept[mention.concept].append(mention)
        for concept, mentions in by_concept.items():
            start = quote.start + mentions[0].start
            end = quote.start + mentions[0].end
            assertion = assess(quote.text, start, end)
            if assertion.negated or assertion.experiencer != "patient" or assertion.temporality == "hypothetical":
                continue
            is_past = assertion.temporality == "historical" and section.kind != "past_medical_history"
            yield concept, quote.text[start:end], _WEIGHTS[section.kind], is_past, quote
