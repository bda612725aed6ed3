"""Queries made in code, and the passages that they find."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wardround.records import Case, ImageReading, Passage
from wardround.tools.assertion import assess
from wardround.tools.terms import find_problems

if TYPE_CHECKING:
    from wardround.knowledge import KnowledgeStore

_MOST_QUERIES = 12
_FOR_THE_QUESTION = 3
"""Of four places, so many go to the question that was asked."""
_ASSESSED = frozenset({"assessment", "assessment_plan", "diagnosis", "impression"})


def gather(
    case: Case, readings: Sequence[ImageReading], store: "KnowledgeStore | None", *, limit: int = 8
) -> tuple[Passage, ...]:
    """Find knowledge that bears on the case.

    Args:
        case: its task, question and problems make the queries.
        readings: their findings make queries too.
        store: where to search; without one there is nothing to find.
        limit: how many passages at most.

    Returns:
        Passages without repetition. A question that was asked has most of the places; else each query's best comes
        before any query's second best, so that one problem does not crowd out the others.
    """
    if store is None or limit == 0:
        return ()
    rounds = [store.search(query, k=limit) for query in queries(case, readings)]
    found: dict[str, Passage] = {}
    if case.task == "answer" and case.question:
        found.update((hit.passage.id, hit.passage) for hit in rounds[0][: _FOR_THE_QUESTION * limit // 4])
    for place in range(limit):
        for hits in rounds:
            if place < len(hits):
                found.setdefault(hits[place].passage.id, hits[place].passage)
    return tuple(found.values())[:limit]


def queries(case: Case, readings: Sequence[ImageReading]) -> tuple[str, ...]:
    """What to look up, the most telling first: the question, findings, problems, and allergies.

    For a letter things are asked as a patient would ask, which brings up explanations rather than guidelines.
    """
    question = (case.question,) if case.task == "answer" and case.question else ()
    subjects = [*_findings(readings), *_problems(case)]
    asked = [f"what is {name}" for name in subjects] if case.task == "letter" else subjects
    return tuple(dict.fromkeys([*question, *asked[: _MOST_QUERIES - 3], *_allergies(case)]))[:_MOST_QUERIES]


def _findings(readings: Sequence[ImageReading]) -> Iterator[str]:
    for reading in readings:
        yield from (finding.name for finding in reading.findings if finding.presence == "present")


def _allergies(case: Case) -> Iterator[str]:
    for document in case.documents:
        for fact in document.facts:
            if fact.kind == "allergy" and not fact.negated and fact.status in (None, "active"):
                yield f"{fact.name} allergy"


def _problems(case: Case) -> Iterator[str]:
    for document in case.documents:
        for fact in document.facts:
            if fact.kind == "problem" and not fact.negated and fact.status in (None, "active", "recurrence", "relapse"):
                yield fact.name
        for section in document.sections:
            if section.kind in _ASSESSED:
                for mention in find_problems(document.text[section.start : section.end]):
                    place = section.start + mention.start
                    if not assess(document.text, place, section.start + mention.end).negated:
                        yield mention.concept
