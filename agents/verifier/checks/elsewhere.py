"""A citation must be of the place that says it: another that says clearly more of the claim is the claim's own."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from wardround.records import Citation

from ..answers import are_nods, read_with
from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..mentions import is_part, is_test
from ..sayings import Sayings
from ..units import Unit

_MOST_OF_ANOTHER = 0.5
"""What the cited places hold, as a part of what another holds, up to which the other is the claim's place."""
_MOST_OF_A_REPETITION = 0.6
"""The same where the other place says the whole claim: there nothing is left to paraphrase."""
_WHOLE = 0.9
"""Share of a claim's weight from which a place says all of it."""
_TOGETHER = 3
"""Sentences of one turn that are read together: speech takes three for what a note says in one."""
_BRUSHED = 0.3
"""Part of a sentence below which a citation of more than it only brushes it."""
_QUOTED = 4
"""Words from which a claim that stands somewhere word for word is a quotation of that place."""

Units = Mapping[int, Unit]
"""By identity."""


def citations_support(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim whose citations hold much less of it than another place does.

    What no place says is for other checks: here it is the citation that is wrong, and a reader who follows it is misled.
    Speech is read with the question that it answers; of written text only what is cited counts.
    """
    citations, evidence = context.claim.citations, context.evidence
    if not context.is_checkable or not citations or len(context.words) < 2 or not all(c.quote for c in citations):
        return
    read = {id(near): near for one in citations for near in read_with(_covered(one, evidence), evidence)}
    says = Sayings(context)
    share = says.share(read.values(), *(c.quote for c in citations))  # a heading is no unit, and may be cited
    place, most = _best_elsewhere(says, evidence, read) if share <= _MOST_OF_A_REPETITION else (None, 0.0)
    if place is not None and _is_anothers(share, most):
        message = f"the cited places hold {share:.0%} of what the claim says, {_where(place)} {most:.0%}"
        yield Signal("citation_elsewhere", 1.0, "unsupported", message, (place,))
    elif (place := _quoted_elsewhere(context, says)) is not None:
        message = f"the claim stands word for word at {_where(place)}, which is not cited"
        yield Signal("citation_elsewhere", 1.0, "unsupported", message, (place,))
    elif share == 0 and _is_clinical(context) and _only_nods(read, evidence):
        yield Signal("citation_elsewhere", 1.0, "unsupported", "the cited places say nothing: they nod or greet")


def _covered(citation: Citation, evidence: Evidence) -> list[Unit]:
    """The units that it cites; of several, none that it only brushes at its edge."""
    units = evidence.overlapping(citation)
    most = max((_overlap(unit, citation) for unit in units), default=0.0)
    return [unit for unit in units if _overlap(unit, citation) >= min(_BRUSHED, most)]


def _overlap(unit: Unit, citation: Citation) -> float:
    """The part of a unit that is cited, 0 to 1."""
    if unit.of_image:
        return 1.0
    return (min(unit.end, citation.end) - max(unit.start, citation.start)) / (unit.end - unit.start)


def _is_clinical(context: ClaimInContext) -> bool:
    """Whether it names a finding, drug, part or test: that a patient agrees is told by a nod."""
    return any(key.startswith("#") for key in context.words) or any(is_part(w) or is_test(w) for w in context.said)


def _only_nods(read: Units, evidence: Evidence) -> bool:
    units = tuple(read.values())
    return bool(units) and all(map(evidence.is_spoken, units)) and are_nods(units)


def _where(unit: Unit) -> str:
    return unit.source_id if unit.of_image else f"{unit.source_id} {unit.start}-{unit.end}"


def _is_anothers(share: float, most: float) -> bool:
    most_of_it = _MOST_OF_A_REPETITION if most >= _WHOLE else _MOST_OF_ANOTHER
    return share <= min(most_of_it * most, _MOST_OF_A_REPETITION)


def _best_elsewhere(says: Sayings, evidence: Evidence, read: Units) -> tuple[Unit | None, float]:
    """The place outside of these that holds most of the claim, with how much."""
    found = {id(unit): unit for key in says.weights for unit in evidence.with_key(key) if id(unit) not in read}
    shares = {place: says.share(_together(unit, evidence, read)) for place, unit in found.items()}
    best = max(shares, key=lambda place: shares[place], default=None)
    return (None, 0.0) if best is None else (found[best], shares[best])


def _together(unit: Unit, evidence: Evidence, read: Units) -> Iterator[Unit]:
    """The unit, in speech with what the same speaker says next."""
    yield unit
    if evidence.is_spoken(unit):
        after = evidence.following(unit, _TOGETHER - 1)
        yield from takewhile(lambda one: id(one) not in read and "\n" not in unit.text[unit.end : one.start], after)


def _quoted_elsewhere(context: ClaimInContext, says: Sayings) -> Unit | None:
    """A unit that has the claim word for word, where what is cited has not, and does not say all of it otherwise."""
    said, citations = _plain(context.claim.text), context.claim.citations
    units = [unit for one in citations for unit in _covered(one, context.evidence)]
    quotes = [citation.quote for citation in citations]
    if said.count(" ") + 1 < _QUOTED or any(said in _plain(one) for one in (*quotes, *(unit.words for unit in units))):
        return None
    rarest = max(context.words, key=context.evidence.weight)
    place = next((unit for unit in context.evidence.with_word(rarest) if said in _plain(unit.words)), None)
    return place if says.share(units, *quotes) < _WHOLE else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .")
