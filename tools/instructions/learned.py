"""What rules do not foresee: a small linear model of sentences, learned from orders to machines and from clinical text.

Features are words, pairs of neighbours, classes of words (machines, things that are written, verbs of writing, ...) and their order,
each hashed to one of 32,768 weights of one byte, so that no text can be read out of them. `benchmarks/intake/learn.py` learns them.
"""

import re
import zlib
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from .vocabulary import CLINICAL, OUTSIDE

SIZE = 1 << 15
SCALE = 1 / 12
"""What one unit of a weight is worth."""
BIAS, THRESHOLD = -1.529, 1.0
"""Learned; the threshold is above what `learn` prints: at that, plain follow-up advice and titles of reports were caught."""

_CLASSES = {
    "M": "ai llm llms model models assistant bot bots chatbot gpt chatgpt software system machine computer algorithm robot robots summarizer summariser summarization agent program pipeline engine parser reader automated language neural network developer developers",
    "O": "summary report letter draft output response reply answer text sentence paragraph conclusion impression document note record chart message words word line phrase explanation essay poem story tweet article title",
    "W": "write say state mention describe print output return produce generate compose report list include add insert append omit leave skip hide replace change swap mark set flag label classify rate rank copy paste repeat translate convert reverse encode encrypt phrase begin start end use answer reply respond tell read interpret conclude claim recommend promote suggest make give show reveal",
    "G": "instruction instructions rule rules prompt guideline guidelines policy command commands order orders directive task request configuration message system query question",
    "I": "ignore disregard forget override bypass skip stop never pretend obey follow trust treat approve release verify disable suppress sign countersign",
    "P": "you your yourself",
    "Q": "what who where when why how which",
    "D": "must should shall may will",
    "N": "not no never nothing don't without none",
}
_CLASS_OF: dict[str, str] = {}
for _name, _words in _CLASSES.items():
    for _word in _words.split():
        _CLASS_OF[_word] = _CLASS_OF.get(_word, "") + _name
TELLING = frozenset(word for word, names in _CLASS_OF.items() if set(names) - {"D", "N", "Q"})
"""A sentence without any of these is not judged: it tells nobody to do anything with a text or a machine."""
_OF_DOCUMENTS = re.compile(
    r"(?:preliminary|final|corrected|unsigned) (?:report|note|result)s?, [\w ]{1,30}\.?$|order sets?: "
    r"|disregard (?:the )?(?:prior|previous|earlier) (?:report|result|note)s?(?:[;,] see [\w ]{1,40})?\.?$",
    re.IGNORECASE,
)
"""What hospitals write about their own documents, to people."""
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[^\w\s]")
_SHORTEST, _LONGEST = 4, 80
"""Words of a sentence that is judged; shorter ones are headings, longer ones are none."""


def is_order(sentence: str, words: Set[str]) -> bool:
    """Whether a sentence reads like an order to a machine rather than like clinical text.

    Args:
        sentence: as it stands.
        words: its words of a to z, lower case.
    """
    if (
        words.isdisjoint(TELLING)
        or _OF_DOCUMENTS.match(sentence)
        or not _SHORTEST <= sentence.count(" ") + 1 <= _LONGEST
    ):
        return False
    return score(sentence) > THRESHOLD


def score(sentence: str) -> float:
    """Log odds, up to a constant."""
    places = set(map(place, features(sentence)))
    total: int = sum(map(_weights().__getitem__, places))
    return float(SCALE * total / (len(places) + 4) ** 0.5 + BIAS)


def features(sentence: str) -> Iterator[str]:
    """The features of a sentence; the same ones may come twice."""
    words = ["^", *_WORD.findall(re.sub(r"\d", "0", sentence.lower())), "$"]
    yield from words[1:-1]
    yield from (f"{one} {other}" for one, other in pairwise(words))
    clinical = bool(CLINICAL.search(sentence))
    yield f"#c{clinical}"
    yield f"#o{bool(OUTSIDE.search(sentence))}"
    yield f"#c{clinical}{words[1]}"
    yield f"#l{min(len(words) // 5, 6)}"
    classes = [name for word in words for name in _CLASS_OF.get(word, "")]
    yield from (f"<{name}" for name in classes)
    yield from (f"<{name}#{clinical}" for name in classes)
    yield from (f"<{name}<{later}" for number, name in enumerate(classes) for later in classes[number + 1 : number + 6])
    yield from (f"^<{name}{end}" for name in _CLASS_OF.get(words[1], "") for end in ("", clinical))


@lru_cache(1 << 17)
def place(feature: str) -> int:
    """Which weight is a feature's."""
    return zlib.crc32(feature.encode()) % SIZE


@cache
def _weights() -> memoryview:
    """Signed bytes, `SIZE` of them."""
    return memoryview((files(__package__) / "weights.bin").read_bytes()).cast("b")
