"""A citation must be of the place that says it: another that says clearly more of the claim is the claim's own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from functools import lru_cache
import math, os
LIGHT=float(os.environ.get('LIGHT','0.5')); FACT=float(os.environ.get('FACT','1.0'))

from wardround.tools.dialogue import is_question, without_speaker
from wardround.tools.terms import find_drugs, find_problems, normal_words

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit
from ..mentions import ABNORMAL, is_light, words_of
from wardround.tools.quantities import find_quantities

_MOST_OF_ANOTHER = float(os.environ.get('HALF','0.5'))
"""What the cited places hold, as a part of what another holds, up to which the other is the claim's place."""
_MOST_OF_A_REPETITION = float(os.environ.get('REP','0.6'))
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
    read = {id(near): near for citation in citations for near in _read_with(evidence.overlapping(citation), evidence)}
    quoted = [told(citation.quote, 0, len(citation.quote)) for citation in citations]  # a heading is no unit, and may be cited
    says = Sayings(context)
    share = says.share(frozenset().union(*map(told_by, read.values()), *quoted))
    place, most = _best_elsewhere(says, evidence, frozenset(read))
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


def _read_with(cited: Sequence[Unit], evidence: Evidence) -> Iterator[Unit]:
    """The cited units; in speech, an answer with what it answers, and a question with what comes next."""
    yield from cited
    if not cited or evidence.is_written(cited[0]) or cited[0].of_image:
        return
    if _asks(cited[-1]):
        yield from evidence.following(cited[-1], 1)
    before = list(evidence.preceding(cited[0], _TOGETHER))
    asked = list(takewhile(_asks, before))
    yield from asked
    if not asked and sum(map(_length, cited)) <= _SHORT:
        yield from before[:1]


def _asks(unit: Unit) -> bool:
    return is_question(without_speaker(unit.words))


def _length(unit: Unit) -> int:
    return len(without_speaker(unit.words).split())


def _best_elsewhere(says: "Sayings", evidence: Evidence, read: frozenset[int]) -> tuple[Unit | None, float]:
    """The place outside of these that holds most of the claim, with how much."""
    found = {id(unit): unit for key in says.weights for unit in evidence_with(evidence, key) if id(unit) not in read}
    shares = {
        key: says.share(frozenset().union(*map(told_by, _together(unit, evidence, read))))
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


def told_by(unit):
    return _told(unit.text, unit.start, unit.end)

def told(text, start, end):
    return _told(text, start, end)

@lru_cache(maxsize=65536)
def _told(text, start, end):
    words=text[start:end]
    keys = {w.key for w in words_of(text,start,end)} | set(normal_words(words))
    return frozenset(k for k in keys if not k[0].isdigit()) | {f"={v:g}" for m in find_quantities(words) for v in m.value}

def evidence_with(evidence, key):
    if key[0] == "=" and key != ABNORMAL:
        return evidence.numbers.get(float(key[1:]), [])
    return [*evidence.with_word(key), *(evidence.all[p] for p,_ in evidence.saying(key))]

class Sayings:
    def __init__(self, context):
        ev=context.evidence; text=context.claim.text
        keys={w.key for w in context.said if not w.key[0].isdigit()} | {k for k in context.words if k[0]=="#"} | {f"={v:g}" for m in context.quantities for v in m.value}
        self.weights={}
        n=len(ev.all)
        for k in keys:
            c=len({id(u) for u in evidence_with(ev,k)})
            w=math.log(1+(n+1)/(1+c))
            if is_light(k): w*=LIGHT
            if k[0]in"#=": w*=FACT
            self.weights[k]=w
        named = [(f"#{m.concept}", text[m.start : m.end]) for m in find_problems(text)]
        named += [(f"#{m.ingredient}", text[m.start : m.end]) for m in find_drugs(text)]
        self.named=[(n, told(s,0,len(s))) for n,s in named]
        self.total=sum(self.weights.values()) or 1.0
    def share(self, told):
        held=told & self.weights.keys()
        for n,ws in self.named:
            if n in held: held=held|(ws & self.weights.keys())
        return sum(self.weights[k] for k in held)/self.total
