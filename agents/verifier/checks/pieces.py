"""Piece by piece: an item of a list, a clause, what `with` adds to a sentence, of which no source has a word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.quantities import find_quantities
from wardround.tools.terms import content_words, find_drugs, find_problems, normal_words

from ..check import ClaimInContext, Signal
from ..mentions import is_light
from ..spoken import speaks_of
from ..telling import weight
from ..topics import is_heard, topics
from ..usual import denies
from .support import STOCK

_PARTS = re.compile(
    r"[.;:,()\n]|\s-\s|\b(?:and|or|but|with|without|which|who|that|because|so|while|when|although|though|since|then|however"
    r"|due to|secondary to|as well as|including|such as|along with|in addition to)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:discuss\w*|explain\w*|options?|risks?|benefits?|complications?)\b", re.IGNORECASE)
"""What was talked over is listed after it."""
_TALK = re.compile(
    r"\b(?:educat\w*|understand\w*|agree\w*|verbali[sz]\w*|questions?|consent\w*|possib\w+|if|should|return\w*|submitted|importance)\b",
    re.IGNORECASE,
)
"""How the visit went and what may happen: written in every note, said in few."""
_NORMAL = re.compile(
    r"\b(?:normal\w*|clear|intact|regular|appropriate|unremarkable|stable|within|benign|well|good|supple|soft|non-?\w+|unchanged|equal"
    r"|symmetric\w*|full|alert|oriented|moist|atraumatic|normocephalic|negative|compliant|active)\b",
    re.IGNORECASE,
)
"""What is found as it should be: written by habit."""
_STOCK = STOCK | frozenset(
    normal_words(
        "time degree improvement old recent recently most consistent symptom finding findings outcome course sensation duration onset"
        " associated mention apparently question referred reference chart please presents located region aspect emergency"
        " department room living check progress ago help lot unfortunately actually historian tablet tab modification"
    )
)
_SHORT = 4
"""Words of a piece that is shown as it stands."""
_LEAST = 2.0
"""Weight of foreign words in a piece that tells."""
_LIGHT = 0.3
"""Weight of known words that a foreign piece may have beside them."""


class _Piece(NamedTuple):
    start: int
    end: int
    is_label: bool


def pieces_are_said(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a piece that states something in words of which no source has one, the more the more telling they are."""
    text = context.claim.text
    if not context.is_checkable or context.is_verbatim or _LISTED.search(text):
        return
    pieces = [piece for piece in _pieces(text) if not piece.is_label and normal_words(text[piece.start : piece.end])]
    found = max(((_foreign(context, piece), piece) for piece in pieces), default=None)
    if found and found[0] >= _LEAST:
        foreign, piece = found
        name = "piece_nowhere" if len(pieces) > 1 else "whole_nowhere"
        words = text[piece.start : piece.end].strip()
        message = f"no source says anything of {_named(words)}"
        yield Signal(name, (foreign - 1) / (foreign + 1), "unsupported", message, context.best[:1], words=words)


def _named(words: str) -> str:
    """A short piece as it stands; of a longer one the words that no source has, since it may have the rest."""
    if len(words.split()) <= _SHORT:
        return f"“{words}”"
    told = [words[start:end] for stem, start, end in content_words(_without_amounts(words)) if _is_word(stem)]
    return ", ".join(f"“{word}”" for word in told[:3])


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for match in _PARTS.finditer(text):
        yield _Piece(start, match.start(), match.group() == ":")
        start = match.end()
    yield _Piece(start, len(text), False)


def _foreign(context: ClaimInContext, piece: _Piece) -> float:
    """Weight of a piece's words where no source has one of those that tell; 0 where one is known, or nothing is stated."""
    words = context.claim.text[piece.start : piece.end]
    if denies(words) or _NORMAL.search(words) or _TALK.search(words) or not _is_stated(context, piece):
        return 0.0
    telling = {word: weight(word) for word in normal_words(_without_amounts(words)) if _is_word(word)}
    known = sum(
        value for word, value in telling.items() if context.is_spoken_of(word) or speaks_of(context.evidence, word)
    )
    is_foreign = known <= _LIGHT and len(telling) > 1 and not _is_of_a_topic(context, words)
    return sum(telling.values()) if is_foreign else 0.0


def _is_of_a_topic(context: ClaimInContext, words: str) -> bool:
    """Whether it names what the record has other words for: `cardiology` where a heart doctor is spoken of."""
    return any(topic.says.search(words) and is_heard(context.evidence, topic) for topic in topics())


def _without_amounts(text: str) -> str:
    """A text with blanks in place of its amounts."""
    for one in find_quantities(text):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _is_word(word: str) -> bool:
    return not word[0].isdigit() and word not in _STOCK and not is_light(word)


def _is_stated(context: ClaimInContext, piece: _Piece) -> bool:
    text = context.claim.text
    said = [assess(text, *place) for place in _places(text, piece)]
    return not any(one.negated or one.certainty == "uncertain" or one.temporality == "hypothetical" for one in said)


def _places(text: str, piece: _Piece) -> Iterator[tuple[int, int]]:
    """Where a piece names something; the whole of it where it has no such names."""
    words = text[piece.start : piece.end]
    named = [(one.start, one.end) for found in (find_problems(words), find_drugs(words)) for one in found]
    lead = len(words) - len(words.lstrip())
    for start, end in named or [(lead, len(words.rstrip()))]:
        yield piece.start + start, piece.start + end
