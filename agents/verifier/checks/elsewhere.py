"""A citation must be of the place that says it: another that says clearly more of the claim is the claim's own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from wardround.tools.dialogue import is_list, is_question, without_speaker
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
_TOGETHER = 3
"""Sentences of one turn that are read together: speech says in three what a note says in one."""
_QUOTED = 4
"""Words from which a claim that stands somewhere letter by letter is a quotation of that place."""


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
    place, most = _best_elsewhere(context, frozenset(read))
    if place is not None and _is_anothers(share, most):
        message = f"the cited places hold {share:.0%} of what the claim says, another {most:.0%}: {_shown(place)}"
        yield Signal("citation_elsewhere", 1.0, "unsupported", message, (place,))
    elif (repeated := _repeated(context, read.values())) is not None:
        message = f"the claim stands word for word at another place than the cited: {_shown(repeated)}"
        yield Signal("citation_elsewhere", 1.0, "unsupported", message, (repeated,))


def _shown(unit: Unit) -> str:
    return f"{unit.source_id} {unit.start}-{unit.end}"


def _is_anothers(share: float, most: float) -> bool:
    if share > _MOST_OF_A_REPETITION:
        return False
    return share <= most * (_MOST_OF_A_REPETITION if most >= _WHOLE else _MOST_OF_ANOTHER)


def _repeated(context: ClaimInContext, read: Iterable[Unit]) -> Unit | None:
    """A place outside of what is read that has the claim word for word, where that has not."""
    said = _plain(context.claim.text)
    if said.count(" ") + 1 < _QUOTED or any(said in _plain(c.quote) for c in context.claim.citations):
        return None
    if any(said in _plain(unit.words) for unit in read):
        return None
    rarest = min(context.words, key=lambda word: len(context.evidence.with_word(word)))
    return next((unit for unit in context.evidence.with_word(rarest) if said in _plain(unit.words)), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .")


def _read_with(unit: Unit, evidence: Evidence) -> Iterator[Unit]:
    """The unit; in speech, an answer with what it answers, and a question with what comes next."""
    yield unit
    place, document = evidence.place(unit), evidence.case.document(unit.source_id)
    if place is None or document is None or document.kind != "dialogue":
        return
    if _asks(unit):
        yield from evidence.following(unit, 1)
    before = list(evidence.preceding(unit, _TOGETHER))
    asked = list(takewhile(_asks, before))
    yield from asked
    if not asked and _is_short(unit):
        yield from before[:1]


def _asks(unit: Unit) -> bool:
    said = without_speaker(unit.words)
    return is_question(said)


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


def _best_elsewhere(context: ClaimInContext, read: frozenset[int]) -> tuple[Unit | None, float]:
    """The place outside of these that holds most of the claim, with how much."""
    found: dict[int, Unit] = {
        id(unit): unit for word in context.words for unit in context.evidence.with_word(word) if id(unit) not in read
    }
    shares = {
        key: _share(_known(context, frozenset().union(*(one.normal for one in _together(unit, context.evidence, read)))), context)
        for key, unit in found.items()
    }
    best = max(shares, key=lambda key: shares[key], default=None)
    return (None, 0.0) if best is None else (found[best], shares[best])


def _together(unit: Unit, evidence: Evidence, read: frozenset[int]) -> Sequence[Unit]:
    """The unit, in speech with what the same speaker says next."""
    if evidence.is_written(unit):
        return (unit,)
    after = evidence.following(unit, _TOGETHER - 1)
    same = takewhile(lambda one: id(one) not in read and "\n" not in unit.text[unit.end : one.start], after)
    return (unit, *same)
