"""Left, right and both, each with the part of the body that it is said of."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.terms import PartMention, content_words, find_parts, stem

from ..stretches import after_last
from .eyes import eye_letters
from .no_sides import PARTS, is_no_side

Side = Literal["left", "right", "both"]

_SIDES: dict[str, Side] = {
    "left": "left", "lt": "left", "l": "left", "left-sided": "left", "right": "right", "rt": "right", "r": "right",
    "right-sided": "right", "bilateral": "both", "bilaterally": "both", "both": "both", "bilat": "both", "b/l": "both",
    "either side": "both", "each side": "both", "luq": "left", "llq": "left", "lle": "left",
    "lue": "left", "ruq": "right", "rlq": "right", "rle": "right", "rue": "right", "ble": "both", "bue": "both",
    "lul": "left", "lll": "left", "rul": "right", "rml": "right", "rll": "right",
}  # fmt: skip
_EYES: dict[str, Side] = {"OD": "right", "OS": "left", "OU": "both", "RE": "right", "LE": "left", "BE": "both"}
_NO_TITLE = "".join(rf"(?<!\b{title} )" for title in "Mr Mrs Ms Miss Mx Dr Prof Sr Sister Nurse by".split())
"""`Miss R. Oduya`: an initial."""
_SIDED = re.compile(
    r"(?<![\w'-])(left-sided|right-sided|left|right|bilaterally|bilateral|bilat|b/l|both|(?:either|each) side|lt|rt"
    r"|(?-i:[LR][UL]Q|[LRB][UL]E|L[UL]L|R[UML]L)"
    r"|(?-i:R ?[+&] ?L|L ?[+&] ?R)(?! (?:\w+ )?(?:worse|more|less|greater|better)\b)"  # `zone II in R + L`
    r"|(?-i:(?<![/\d])(?<!\d )(?<!\b[A-Z] )[LR](?= (?:[a-z]{3}|[A-Z]{2,5}\b)))"  # no litres: `4.9 mmol/L and`
    r"|(?-i:(?<![/\d])(?<!\d )(?<!\b[A-Z] )[LR](?= (?:[MAPVCTLS]\d{1,2}\b|[0-5][+-]?/5\b)))"  # `R M1`, `L 4/5`
    rf"|(?-i:(?<=[a-z#] )(?<!mol ){_NO_TITLE}[LR](?=[.,;)]|$| \(| (?:19|20)\d\d\b| \d{{1,2}}-\d))"  # `rib #s L 7-8`, `gaze R,`
    r"|(?-i:(?<=[A-Z]{3} )[LR](?=[.,;)]|$| (?:19|20)\d\d\b))"  # `THR L 2016`
    r"|(?-i:(?<=[A-Za-z], )[LR]|(?<=[a-z] - )[LR]|(?<=[a-z] \()[LR])(?=[,.;)]|$)"  # `carpal tunnel release, L`
    r"|(?-i:(?<=\d, )[LR](?= (?:19|20)\d\d\b))"  # `phaco R 2020, L 2021`
    rf"|(?-i:(?<=\d )[LR]|(?<![\w.])(?<!\d )[lr])(?= (?:{PARTS}))"  # `6/15 L arm`, `us: r femoral dvt`
    r")"
    r"(?!\w|-(?!(?:arm|leg|hand|foot|eye|ear|knee|hip|wrist|elbow|shoulder|ankle|thigh|calf|breast|lung|kidney|groin|face|chest)\b)"
    r"|['’](?!s (?:there|present|absent|gone|down|up|fine|ok|okay|good|normal|clear|full|weak\w*|reduced|better"
    r"|worse|sore|tender|swollen|still|all|not)\b))",
    re.IGNORECASE,
)
"""Letters that talk spells are no sides: `the E R visit`."""
_PAIRED = re.compile(
    r"(?<![\w/-])(?:(?P<one>[RL]) \d[\d.,/-]*\d* ?[a-z°%]{0,3},? (?:(?:and|vs?\.?) )?(?P<two>[RL])(?= \d)"
    r"|(?<=\d )(?P<three>[RL]),? (?:(?:and|vs?\.?) )?\d[\d.,/-]*\d* ?[a-z°%]{0,3} (?P<four>[RL])(?![\w/-]))"
)
"""`R 32 kg, L 41 kg`, `8 L v 17 R`: no litres, since both stand there."""
_HAND_SIDE = re.compile(r"hand[- ]sided?\b", re.IGNORECASE)
"""`swollen on the right hand side`: of no hand."""
_AT_SIDE = re.compile(r"[ -](?:hand[ -])?side\b(?! of)", re.IGNORECASE)
_TOKENS_AWAY = 4
_AFTER, _BEFORE = 40, 50
"""Characters from the side's word to the part's, at most."""
_CLAUSE = re.compile(r"[.;?!\n]|,(?= (?:and|but|however)\b)|\b(?:but|however|while|whereas)\b")


class Sided(NamedTuple):
    """A side with the words around it."""

    side: Side
    start: int
    near: frozenset[str]
    """Stems within a few words: the part of the body is among them, known to the lexicon or not."""
    parts: tuple[PartMention, ...]
    """Parts of the body that the side is said of; empty where none is named."""


@lru_cache(maxsize=32768)
def sides_of(text: str, *, of_eyes: bool = False) -> tuple[Sided, ...]:
    """The sides that a text names. `right now`, `that's right` and `left the hospital` name none.

    Args:
        text: of a claim or a record.
        of_eyes: whether `OD`, `OS`, `OU` and `RE`, `LE`, `BE` are eyes in it (as `is_of_eyes` tells).
    """
    found = [
        Sided(_side(match[1]), match.start(), _near(text, *match.span(1)), _parts(text, match))
        for match in _SIDED.finditer(text)
        if not is_no_side(text, match)
    ]
    found += _pairs(text, {one.start for one in found})
    return tuple(sorted([*found, *_eyes(text)] if of_eyes else found, key=lambda one: one.start))


def _pairs(text: str, known: Collection[int]) -> Iterator[Sided]:
    for match in _PAIRED.finditer(text):
        one, two = [name for name in ("one", "two", "three", "four") if match[name]]
        if match[one] != match[two]:
            places = (match.span(name) for name in (one, two) if match.start(name) not in known)
            yield from (Sided(_side(text[at:end]), at, _near(text, at, end), ()) for at, end in places)


def _eyes(text: str) -> Iterator[Sided]:
    for match in eye_letters(text):
        eye = PartMention(match.start(), match.end(), "eye", "head", match["eye"] in ("OU", "BE"))
        yield Sided(_EYES[match["eye"]], match.start(), _near(text, *match.span()) | {stem("eye")}, (eye,))


def _side(words: str) -> Side:
    if "+" in words or "&" in words:  # `R + L`
        return "both"
    return _SIDES[" ".join(words.casefold().split())]


def _near(text: str, first: int, last: int) -> frozenset[str]:
    """The words beside a side within its clause."""
    words = content_words(text)
    place = sum(start < first for _, start, _ in words)
    near = words[max(place - _TOKENS_AWAY, 0) : place + _TOKENS_AWAY + 1]
    if not near:
        return frozenset()
    begin = max((m.end() for m in _CLAUSE.finditer(text, near[0][1], first)), default=0)
    close = _CLAUSE.search(text, last, max(near[-1][2], last))
    end = close.start() if close else len(text)
    return frozenset(one for one, start, _ in near if begin <= start < end and not first <= start < last)


def _parts(text: str, match: re.Match[str]) -> tuple[PartMention, ...]:
    """The parts named after the side in its clause (`left wrist and hand`), else the last before it.

    `swelling of the leg on the right hand side, and clear lungs` is first of what stands before.
    """
    parts = [part for part in find_parts(text) if not _HAND_SIDE.match(text, part.start)]
    after, before = _parts_after(parts, text, match), _part_before(parts, text, match)
    return (before or after) if _AT_SIDE.match(text, match.end()) else (after or before)


def _parts_after(parts: Sequence[PartMention], text: str, match: re.Match[str]) -> tuple[PartMention, ...]:
    stop = _SIDED.search(text, match.end())
    limit = min(stop.start() if stop else len(text), match.end() + _AFTER)
    cut = _CLAUSE.search(text, match.end(), limit)
    return tuple(p for p in parts if match.start() <= p.start < (cut.start() if cut else limit))


def _part_before(parts: Sequence[PartMention], text: str, match: re.Match[str]) -> tuple[PartMention, ...]:
    begin = after_last(_CLAUSE, text, match.start())
    before = [p for p in parts if p.end <= match.start() and p.start >= begin and match.start() - p.end <= _BEFORE]
    return tuple(before[-1:])
