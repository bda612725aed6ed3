"""A citation must point at something, and that must read as quoted and speak of the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from wardround.records import Citation
from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import find_drugs, find_problems, normal_words

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_MOST_OF_ANOTHER = 0.5
"""What the cited places hold, as a part of what another holds, up to which the other is the claim's place."""
_MOST_OF_A_REPETITION = 0.6
"""The same where the other place says the whole claim: there nothing is left to paraphrase."""
_WHOLE = 0.9
"""Share of a claim's weight from which a place says all of it."""
_SHORT = 6
"""Words up to which a turn of speech is an answer, to be read with its question."""
_WITHOUT_SPACES = "\u2e80"
"""From here on stand scripts that put no space between words."""


def citations_resolve(context: ClaimInContext) -> Iterator[Signal]:
    """Notice citations of unknown sources, and quotations that are not letter by letter what stands there."""
    for citation in context.claim.citations:
        problem = _problem(citation, context)
        if problem == "citation_unresolved":
            message = f"cites {citation.source_id!r}, which is not among the sources"
            yield Signal("citation", 1.0, problem, message, certain=True)
        elif problem == "quote_mismatch":
            message = f"what stands at {citation.source_id} {citation.start}-{citation.end} is not what is quoted"
            yield Signal("citation", 1.0, problem, message, certain=True)
        elif _cuts_a_word(citation, context) or _cuts_two_sentences(citation, context):
            message = f"the place cited at {citation.source_id} {citation.start}-{citation.end} cuts a word, a number or two sentences: it was moved"
            yield Signal("citation_cut", 1.0, "quote_mismatch", message)


def citations_support(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim whose citations hold much less of it than another place does.

    What no place says is for other checks: here it is the citation that is wrong, and a reader who follows it is misled.
    Speech is read with the question that it answers; of written text only what is cited counts.
    """
    citations, evidence = context.claim.citations, context.evidence
    if not context.is_checkable or not citations or len(context.words) < 2 or not all(c.quote for c in citations):
        return
    read = {id(near): near for unit in context.cited for near in _read_with(unit, evidence)}
    quoted = [normal_words(citation.quote) for citation in citations]  # a heading is no unit, and may be cited
    words = frozenset().union(*(near.normal for near in read.values()), *quoted)
    share = _share(_known(context, words), context)
    if share > _MOST_OF_A_REPETITION:
        return
    place, most = _best_elsewhere(context, read)
    if place is not None and share <= most * (_MOST_OF_A_REPETITION if most >= _WHOLE else _MOST_OF_ANOTHER):
        message = f"the cited places hold {share:.0%} of what the claim says, another {most:.0%}"
        yield Signal("citation_elsewhere", 1.0, "unsupported", message, (place,))


def _read_with(unit: Unit, evidence: Evidence) -> Iterator[Unit]:
    """The unit; in speech, an answer with what stands around it, and a question with what comes next."""
    yield unit
    place, document = evidence.place(unit), evidence.case.document(unit.source_id)
    if place is None or document is None or document.kind != "dialogue":
        return
    for near in evidence.beside(place, 1):
        question = unit if near.start > unit.start else near
        if _is_short(unit) or question.words.rstrip().endswith("?"):
            yield near
    if _is_short(unit):
        yield from evidence.beside(place, 2)


def _is_short(unit: Unit) -> bool:
    return len(without_speaker(unit.words).split()) <= _SHORT


def _known(context: ClaimInContext, words: frozenset[str]) -> frozenset[str]:
    """The claim's words among these; a condition or drug that is among them holds all words of its name."""
    held = context.words & words
    text = context.claim.text
    named = [(f"#{m.concept}", text[m.start : m.end]) for m in find_problems(text)]
    named += [(f"#{m.ingredient}", text[m.start : m.end]) for m in find_drugs(text)]
    return held.union(*(normal_words(said) for name, said in named if name in held))


def _share(words: frozenset[str], context: ClaimInContext) -> float:
    weigh = context.evidence.weight
    return sum(map(weigh, words)) / sum(map(weigh, context.words))


def _best_elsewhere(context: ClaimInContext, read: Mapping[int, Unit]) -> tuple[Unit | None, float]:
    """The place outside of these that holds most of the claim, with how much."""
    held: dict[int, set[str]] = defaultdict(set)
    units: dict[int, Unit] = {}
    for word in context.words:
        for unit in context.evidence.with_word(word):
            if id(unit) not in read:
                units[id(unit)] = unit
                held[id(unit)].add(word)
    shares = {key: _share(frozenset(words), context) for key, words in held.items()}
    best = max(shares, key=lambda key: shares[key], default=None)
    return (None, 0.0) if best is None else (units[best], shares[best])


def _cuts_a_word(citation: Citation, context: ClaimInContext) -> bool:
    text = context.evidence.texts.get(citation.source_id, "")
    return any(_is_within_a_word(text, at) for at in (citation.start, citation.end))


def _cuts_two_sentences(citation: Citation, context: ClaimInContext) -> bool:
    """Whether it starts within a written sentence, ends within another, and lacks words of the claim that both have."""
    document, units = context.evidence.case.document(citation.source_id), context.evidence.overlapping(citation)
    if document is None or document.kind == "dialogue" or len(units) < 2:
        return False
    cut = frozenset().union(*(unit.normal for unit in units)) - frozenset(normal_words(citation.quote))
    is_between = units[0].start < citation.start and citation.end < units[-1].end
    return is_between and bool(cut & context.words)


def _is_within_a_word(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 1] if at else ""
    return len(around) == 2 and (around.isdigit() or (around.isalpha() and max(around) < _WITHOUT_SPACES))


def _problem(citation: Citation, context: ClaimInContext) -> Literal["citation_unresolved", "quote_mismatch"] | None:
    if citation.source_id in context.evidence.images:
        return None
    text = context.evidence.texts.get(citation.source_id)
    if text is None:
        return "citation_unresolved"
    exact = citation.end > citation.start and text[citation.start : citation.end] == citation.quote
    return None if exact else "quote_mismatch"
