"""Results by names that only the record has: `Ceruloplasmin`, `Complement C3`, `anti-CCP antibodies`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_drugs, one_spelling

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+\d*|\d+")
_METHOD = re.compile(
    r"\[[^\]]*\]|\b(?:in|by) (?:serum|plasma|blood|automated|platelet|arterial|venous|capillary)\b.*\Z", re.IGNORECASE
)
"""What LOINC adds to a name: `[Mass/volume] in Serum or Plasma`."""
_ASIDE = frozenset(
    "serum plasma blood venous capillary level levels concentration measurement test result value anti s p the".split()
)
_GENERAL = frozenset(
    "total free direct indirect antibody antibodies antigen urine urinary fluid cells count factor protein proteins acid light chain chains panel screen"
    " index ratio score culture status pressure volume function virus human tissue normal right left spine peak trough random spot fasting hours minutes"
    " iron fraction clearance excretion specific surface binding capacity activity rapid reaction group average initial performance scale"
    " thyroid liver renal kidney cardiac heart lung smooth muscle cell stool femoral lumbar bone".split()
)
"""Words that tell no result by themselves, long as they are."""
_LONG, _MANY = 5, 3
_BETWEEN = re.compile(r"[\s/.,'’-]{0,2}")
_AS_A_LEVEL = re.compile(
    r"\W*(?:(?:trough|peak|serum|plasma|blood|pre-?dose) )*(?:levels?|concentrations?|troughs?|peaks?)\b"
    r"|[\s:]*(?:(?:was|is|of|at) )?(?:[<>≤≥]|[\d.,]+ ?[a-zµμ]{1,5}/d?l\b)",
    re.IGNORECASE,
)
_SERUM = re.compile(r"\b(?:serum|plasma|trough|blood) \Z", re.IGNORECASE)


class Labelled(NamedTuple):
    """Results of the record that a text names."""

    names: tuple[str, ...]
    """Several where what the text says may be any of them."""
    start: int
    end: int


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    is_short: bool
    """Whether it is written as short forms are: `CCP`, `C3`."""


def label_of(name: str) -> str:
    """A result's name in its own words, without those of the specimen's and the method's."""
    words = [one.word for one in _tokens(_METHOD.sub(" ", name))]
    return " ".join([word for word in words if word not in _ASIDE] or words)


@lru_cache(maxsize=8192)
def labelled_in(text: str, labels: frozenset[str]) -> tuple[Labelled, ...]:
    """Where a text names results by their labels, whole or by a word that tells them.

    Args:
        text: of a claim or a record.
        labels: as `label_of` gives them.
    """
    tokens = _tokens(text)
    found = [(span, label) for label in labels for span in _spans(text, tokens, label)]
    widest = {span for span, _ in found if not any(_is_within(span, other) for other, _ in found)}
    named = {span: sorted(label for other, label in found if other == span) for span in widest}
    return tuple(Labelled(_best(names, text[slice(*span)]), *span) for span, names in sorted(named.items()))


def _tokens(text: str) -> list[_Token]:
    return [_Token(one_spelling(m[0].casefold()), *m.span(), _is_short(m[0])) for m in _WORD.finditer(text)]


def _is_short(word: str) -> bool:
    return sum(map(str.isupper, word)) + any(map(str.isdigit, word)) > 1


def _spans(text: str, tokens: list[_Token], label: str) -> Iterator[tuple[int, int]]:
    """The runs of a label's words in a text that tell it."""
    words = set(label.split())
    runs: list[list[_Token]] = [[]]
    for token in tokens:
        is_next = runs[-1] and _BETWEEN.fullmatch(text, runs[-1][-1].end, token.start)
        if token.word in words:
            runs[-1:] = [[*runs[-1], token]] if is_next or not runs[-1] else [runs[-1], [token]]
        elif runs[-1]:
            runs.append([])
    for run in filter(None, runs):
        span = run[0].start, run[-1].end
        if _tells(run, words) and (not find_drugs(label) or _is_measured(text, *span)):
            yield span


def _is_measured(text: str, start: int, end: int) -> bool:
    """Whether a medicine's name stands for its level in the blood, and not for what is given."""
    is_level = _AS_A_LEVEL.match(text, end) or _AS_A_LEVEL.search(text, start, end)
    return bool(is_level or _SERUM.search(text, 0, start))


def _tells(run: list[_Token], words: set[str]) -> bool:
    """Whether some of a label's words tell it: long ones and short forms that are not general, many, or all of several."""
    said = {token.word for token in run}
    if len(said) >= _MANY or (said == words and len(words) > 1):
        return True
    own = [token for token in run if token.word not in _GENERAL]
    least = _LONG - 1 if len(words) == 1 else _LONG
    return any(token.is_short or (len(token.word) >= least and token.word.isalpha()) for token in own)


def _is_within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _best(names: list[str], said: str) -> tuple[str, ...]:
    """The label that is said whole, else all that it may be."""
    whole = [name for name in names if set(name.split()) == {one.word for one in _tokens(said)}]
    return tuple(whole or names)
