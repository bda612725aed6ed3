"""Left, right and both, each with the part of the body that it is said of."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Literal, NamedTuple

from wardround.tools.terms import PartMention, content_words, find_drugs, find_parts, stem

from .evidence import Evidence
from .stretches import after_last
from .units import Unit

Side = Literal["left", "right", "both"]

_SIDES: dict[str, Side] = {
    "left": "left", "lt": "left", "l": "left", "left-sided": "left", "right": "right", "rt": "right", "r": "right",
    "right-sided": "right", "bilateral": "both", "bilaterally": "both", "both": "both", "bilat": "both", "b/l": "both",
    "either side": "both", "each side": "both", "luq": "left", "llq": "left", "lle": "left",
    "lue": "left", "ruq": "right", "rlq": "right", "rle": "right", "rue": "right", "ble": "both", "bue": "both",
    "lul": "left", "lll": "left", "rul": "right", "rml": "right", "rll": "right",
}  # fmt: skip
_PART = (
    "arm|leg|hand|foot|knee|hip|shoulder|elbow|wrist|ankle|breast|lung|kidney|ear|eye|chest|groin|femor|fem[ -]|pop"
    "|radius|radial|ulna|tibia|fibula|humer|clavic|mca|aca|pca|ica|basal|lower|upper|thigh|calf|forearm|neck|face|hemi|flank|side"
)
"""Beginnings of words before which a bare letter is a side, and no litre."""
_SIDED = re.compile(
    r"(?<![\w'-])(left-sided|right-sided|left|right|bilaterally|bilateral|bilat|b/l|both|(?:either|each) side|lt|rt"
    r"|(?-i:[LR][UL]Q|[LRB][UL]E|L[UL]L|R[UML]L)"
    r"|(?-i:(?<![/\d])(?<!\d )(?<!\b[A-Z] )[LR](?= (?:[a-z]{3}|[A-Z]{2,5}\b)))"  # no litres: `4.9 mmol/L and`
    r"|(?-i:(?<=[a-z#] )(?<!mol )[LR](?=[.;)]|$| (?:19|20)\d\d\b| \d{1,2}-\d))"  # `rib #s L 7-8`
    r"|(?-i:(?<=[A-Z]{3} )[LR](?=[.,;)]|$| (?:19|20)\d\d\b))"  # `THR L 2016`
    r"|(?-i:(?<=[A-Za-z], )[LR]|(?<=[a-z] - )[LR]|(?<=[a-z] \()[LR])(?=[,.;)]|$)"  # `carpal tunnel release, L`
    r"|(?-i:(?<=\d, )[LR](?= (?:19|20)\d\d\b))"  # `phaco R 2020, L 2021`
    rf"|(?-i:(?<=\d )[LR]|(?<![\w.])(?<!\d )[lr])(?= (?:{_PART}))"  # `6/15 L arm`, `us: r femoral dvt`
    r")"
    r"(?![\w'-])",
    re.IGNORECASE,
)
"""Letters that talk spells are no sides: `the E R visit`."""
_PAIRED = re.compile(
    r"(?<![\w/-])(?:(?P<one>[RL]) \d[\d.,/-]*\d* ?[a-z°%]{0,3},? (?:(?:and|vs?\.?) )?(?P<two>[RL])(?= \d)"
    r"|(?<=\d )(?P<three>[RL]),? (?:(?:and|vs?\.?) )?\d[\d.,/-]*\d* ?[a-z°%]{0,3} (?P<four>[RL])(?![\w/-]))"
)
"""`R 32 kg, L 41 kg`, `8 L v 17 R`: no litres, since both stand there."""
_EYES: dict[str, Side] = {"OD": "right", "OS": "left", "OU": "both", "RE": "right", "LE": "left", "BE": "both"}
_EYE = re.compile(r"(?<![\w'/-])(?P<eye>O[DSU]|[RLB]E)(?![\w'-]|: ?[A-Z][a-z])")
_ONCE_DAILY = re.compile(r"\d ?(?:mg|mcg|ug|µg|μg|g|ml|units?|tab\w*|cap\w*) \Z", re.IGNORECASE)
"""`5 mg OD` is once a day in any chart, and `telmisartan 40 OD` too."""
_BARE = re.compile(r"\d \Z")
_OF_EYES = re.compile(
    r"\b(?:eyes?|VA|IOP|visual|vision|cataracts?|retina\w*|macula\w*|cornea\w*|glaucoma|phaco\w*|optic|ocular|pupils?)\b",
    re.IGNORECASE,
)
_NO_SIDE = re.compile(
    r"(?<!the )right\s+(?:at|around|by|near|next|where|when|through|above|below|along|behind"
    r"|between|inside|under\w*|in(?! \d)|on top)\b"
    r"|(?:right|left)\s+(?:now|away|there|here|before|after|okay|ok|so|and\s+then|upper\s+hand|behind\s+the\s+wheel"
    r"|the\s+(?:hospital|er)|handed|alone|over|off|out|home|work|up|on\s+time)\b"
    r"|(?:(?<=are )|(?<=is )|(?<=s )(?<!['’]s ))left\s*(?:at\s+home|over|in\s+the\s+(?:bottle|box|pack)|[.,;]|\Z)"
    r"|(?:(?<=was )|(?<=were )|(?<=been )|(?<=being )|(?<=had )|(?<=has )|(?<=have ))left\s+"
    r"(?:in|as|at|to|on|with|un\w+|open|behind|alone|them|it|him|her|his|their)\b"
    r"|(?:(?<=\bhe )|(?<=\bshe )|(?<=\bthey )|(?<=\bwho )|(?<=\bi )|(?<=\bwe ))left\b"
    r"|(?:right|left)-?\s*hand(?:ed)?[ -]domina|(?:right|left)\s+or\s+(?:right|left)[ -]hand(?:ed)?\b"
    r"|both\s+(?:of\s+(?:them|those|us)|the|medications|and|parents|are|were|is|have|had|will|to)\b"
    r"|both\s+(?:\w+ed|stable|new|gone|smaller|larger|bigger|normal|abnormal|benign|negative|positive|clear|well)(?=\s*(?:[.,;/)]|\Z|and\b))"
    rf"|both\s+(?!(?:the\s+|(?:his|her|my|your|their)\s+)?(?:\w+\s+)?(?:{_PART}))\w+\s+and\b"
    r"|both\s+sides\s+of\s+(?:the|your|his|her|my)\s+(?:\w+ )?"
    r"(?:thumb|finger|toe|hand|wrist|arm|elbow|knee|leg|ankle|foot|ear|eye|cut|wound)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(r"(?:that's|that is|all|is that|you're|sounds|yeah|yep|correct|exactly|,)\s*$", re.IGNORECASE)
_HEADED = re.compile(
    r"(?:^|[.;:\n])\s*(?!(?:i|you|we|it|that|this|so|okay|ok|yeah|yes|no|well|and|but)\b)"
    r"(?:(?!\b(?:is|are|was|were|you|i|it|that)\b)[\w'’/-]+ ){0,5}(?!yeah|yes|okay|ok|no)[\w'’/-]{3,}, \Z",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r" (?:iliac|subclav|jugular|femor|carotid|inguin|frontal|pariet|tempor|occipit|basal|renal|ureter|ovar|testi)",
    re.IGNORECASE,
)
"""Beginnings of what is of a side of the body, beside the parts with names of their own."""
_CLOSES = re.compile(r"\s*(?:$|\(|[.;,]\s*(?:\d|$))")
"""`total hip replacement, right` of a list, and no `the knee, right?` of talk."""
_ENDS = re.compile(r"\s*(?:[?.,!]|$)")
_AS_SAID = re.compile(r"\b(?:am i|are you|(?:you|i) (?:are|were|was)) $", re.IGNORECASE)
"""`you are right!`: in what was said."""
_HAND_SIDE = re.compile(r"hand[- ]sided?\b", re.IGNORECASE)
"""`swollen on the right hand side`: of no hand."""
_ONE = re.compile(r" (?:one|side)\b", re.IGNORECASE)
"""`my collarbone, right one`."""
_AT_SIDE = re.compile(r"[ -](?:hand[ -])?side\b(?! of)", re.IGNORECASE)
_TOKENS_AWAY = 4
_SHORT = 9
"""Words of speech, with the speaker's name, up to which a side may stand for what was said before."""
_BACK = 2
"""Units before it that may name the part."""
_AFTER, _BEFORE = 40, 50
"""Characters from the side's word to the part's, at most."""
_OTHER = re.compile(r"\b(?:other|opposite)\s+$", re.IGNORECASE)
_SAID_ON = 2
"""Units behind it that may go on about the other."""
_IN_PASSING = re.compile(
    r"(?<!\bthe )(?<!\byour )(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\ba )(?<!\bon )(?<!\bto )(?<!\bor )(?<!\bleft )"
    r"(?<!\bfrom )(?<!\bthan )(?<!\bof )(?<!\bthat )(?<!\bthis )(?<!\bmore )(?<!\bmostly )right(?=\s*[?.,]?\s*$"
    r"|\s+(?:so|it|it's|that|that's|this|the|i|i'm|you|you're|your|we|we're|they|he|she|let's|what|when|if|but|because"
    r"|okay|yeah|well|then|on|over|across|into|off|back|about|out|up|down|and(?!\s+left))\b)",
    re.IGNORECASE,
)
"""`so the top of your foot right so the big toe`: in speech, mostly without commas, no side."""
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
        if not _NO_SIDE.match(text, match.start()) and not _is_assent(text, match)
    ]
    found += _pairs(text, {one.start for one in found})
    return tuple(sorted([*found, *_eyes(text)] if of_eyes else found, key=lambda one: one.start))


@lru_cache(maxsize=8)
def is_of_eyes(evidence: Evidence) -> bool:
    """Whether a written record speaks of eyes by letters: `OD` of no dose, `OS`, `OU`, or both `RE` and `LE`."""
    text = "\n".join(unit.words for unit in evidence.units) if evidence.is_all_written else ""
    letters = {match["eye"] for match in _EYE.finditer(text) if not _is_once_daily(text, match)}
    return bool(letters & {"OD", "OS", "OU"} or {"RE", "LE"} <= letters) and bool(_OF_EYES.search(text))


def _is_once_daily(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _BEFORE, 0) : match.start()]
    is_dose = _ONCE_DAILY.search(before) or (_BARE.search(before) and find_drugs(before))
    return match["eye"] == "OD" and bool(is_dose)


def _pairs(text: str, known: Collection[int]) -> Iterator[Sided]:
    for match in _PAIRED.finditer(text):
        one, two = [name for name in ("one", "two", "three", "four") if match[name]]
        if match[one] != match[two]:
            places = (match.span(name) for name in (one, two) if match.start(name) not in known)
            yield from (Sided(_side(text[at:end]), at, _near(text, at, end), ()) for at, end in places)


def _eyes(text: str) -> Iterator[Sided]:
    for match in _EYE.finditer(text):
        if not _is_once_daily(text, match):
            eye = PartMention(match.start(), match.end(), "eye", "head", match["eye"] in ("OU", "BE"))
            yield Sided(_EYES[match["eye"]], match.start(), _near(text, *match.span()) | {stem("eye")}, (eye,))


def _side(words: str) -> Side:
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


def _is_assent(text: str, match: re.Match[str]) -> bool:
    """`that's right`, `right?`, `right, so`: agreement, not a side."""
    if match[1].casefold() != "right":
        return False
    before, after = text[: match.start()], text[match.end() :]
    if _OF_BODY.match(after) or any(part.start == 1 for part in find_parts(after)):  # `given 19 Jan, right deltoid`
        return False
    if (_HEADED.search(before) and _CLOSES.match(after)) or _ONE.match(after):
        return False
    begins = not before.strip() or before.rstrip()[-1] in "].?!,:"
    return bool(_ASSENT.search(before)) or ((begins or bool(_AS_SAID.search(before))) and bool(_ENDS.match(after)))


class Tally(NamedTuple):
    """How often a text says each side of a part."""

    own: int
    rival: int
    both: int
    pairs: int
    """Mentions of the part in the plural, of no side."""
    units: tuple[Unit, ...] = ()
    """Where the other side stands."""


@lru_cache(maxsize=8)
def recorded_sides(evidence: Evidence) -> tuple[tuple[Unit, Sided], ...]:
    """Every side that a record names; in talk one may stand alone, as in `the arm?` `this one, the left`."""
    return tuple(
        (unit, _with_what_it_answers(unit, sided, evidence))
        for unit in evidence.sided
        for sided in sides_of(unit.words, of_eyes=is_of_eyes(evidence))
        if not (evidence.is_spoken(unit) and _IN_PASSING.match(unit.words, sided.start))
    )


def _with_what_it_answers(unit: Unit, sided: Sided, evidence: Evidence) -> Sided:
    """A side in short speech that names no part, with the part and the words of what was said right before."""
    if sided.parts or not evidence.is_spoken(unit) or len(unit.words.split()) > _SHORT:
        return sided
    for before in evidence.preceding(unit, _BACK):
        if parts := find_parts(before.words)[-1:]:
            near = frozenset(word for word, _, _ in content_words(before.words))
            return sided._replace(near=sided.near | near, parts=tuple(parts))
    return sided


@lru_cache(maxsize=8)
def others_of(evidence: Evidence) -> Mapping[str, frozenset[str]]:
    """Parts of which the record names one as the other, with the words of what is said of it there.

    `my other ankle is sore too` leaves open which it is.
    """
    found: dict[str, frozenset[str]] = {}
    for unit in evidence.units:
        for part in find_parts(unit.words):
            if _OTHER.search(unit.words, 0, part.start):
                on = takewhile(lambda one: not sides_of(one.words), evidence.following(unit, _SAID_ON))
                found[part.part] = found.get(part.part, frozenset()).union(*(one.normal for one in (unit, *on)))
    return found


@lru_cache(maxsize=8)
def pairs_of(evidence: Evidence) -> frozenset[str]:
    """Parts that the record names in the plural."""
    return frozenset(p.part for unit in evidence.units for p in find_parts(unit.words) if p.is_pair)


def tally(evidence: Evidence, side: Side, parts: Iterable[PartMention], *, by_limb: bool = False) -> Tally:
    """What the record says of the sides of some parts, or of anything on the same limb."""
    names = {part.limb if by_limb else part.part for part in parts} - {"none"}
    counts = {"left": 0, "right": 0, "both": 0}
    units = []
    for unit, sided in recorded_sides(evidence):
        if names & {p.limb if by_limb else p.part for p in sided.parts}:
            counts[sided.side] += 1
            if sided.side != side:
                units.append(unit)
    rival = sum(counts[one] for one in ("left", "right") if one != side)
    pairs = len(names & pairs_of(evidence))
    return Tally(counts[side], rival, counts["both"] if side != "both" else 0, pairs, tuple(units[:2]))


@lru_cache(maxsize=8)
def _drafted(texts: tuple[str, ...], of_eyes: bool) -> tuple[tuple[str, Side, str], ...]:
    named = ((text, sided) for text in texts for sided in sides_of(text, of_eyes=of_eyes))
    return tuple((text, sided.side, part.part) for text, sided in named for part in sided.parts)


def tally_of_draft(
    texts: tuple[str, ...], claim: str, side: Side, parts: Iterable[PartMention], *, of_eyes: bool = False
) -> tuple[int, int]:
    """How often other claims of the draft say the same side of these parts, and the other side."""
    names = {part.part for part in parts}
    told = [other for text, other, part in _drafted(texts, of_eyes) if part in names and text != claim]
    return sum(one in (side, "both") for one in told), sum(one not in (side, "both") for one in told)
