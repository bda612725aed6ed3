"""What a claim denies and written records assert wherever they speak of it."""

import re
from collections.abc import Iterator

from wardround.tools.terms import normal_words

from ...check import ClaimInContext, Signal
from ...denying import ANY_DENIAL, OVER
from ...labels import label_at
from ...mentions import Word, words_of
from ...stretches import is_quoted
from ...tenses import AWAITED
from ...units import Unit
from .denied_nouns import is_denied_itself, is_marked, narrower
from .where_named import STILL_SO, Told, in_full, plainly_told

_ANY_IN_SHORT = re.compile(
    r"\b(?:neg|nil|(?-i:ND)|undetect\w*|not det)\b|(?<!\w)-ve\b|[:;,\s]<\s?\d[\d.]*(?=\s*(?:[;,.\s]|\Z))", re.IGNORECASE
)
"""A denial at the end of a list of a chart, or of a level: `rhinovirus POS; flu, RSV neg`, `ethanol ND`, `ethanol: <10`."""
_PART = re.compile(r"\.(?!\d)|;(?! [^;.]{0,30}: ?<)")
"""A cell of a table goes with the name before it: `Test: Ethanol; 02:00: <10`."""
_AFTER = re.compile(r"\s+(?:after|since|following|during|post)\s+(?P<event>[^.,;]+)", re.IGNORECASE)
"""`no angioedema after alteplase`, and some from something else."""
_DENIED_NEXT = re.compile(
    r"[;.](?!\d)|,? \b(?:although|though|but|whereas|while|without|w/o)\b|,? (?:with |and |there (?:is|are) )?no (?!thank|recurr|relaps|residu|longer|more|further|other|evidence|signs?\b|trace)(?=[a-z])",
    re.IGNORECASE,
)
"""`several stones without cholecystitis`, `many diverticula, no inflammation`: what follows is denied, and not what stands before."""
_OF_ONE_TIME = re.compile(
    r"\b(?:on|at) (?:admission|arrival|presentation)\b|\b(?:first|initial(?:ly)?|baseline|at first)\b", re.IGNORECASE
)
_WAITED = re.compile(
    rf"\b(?:{AWAITED}|to be (?:decided|chosen|confirmed|arranged|determined|agreed)|undecided|tb[acd])\b", re.IGNORECASE
)
"""A result that is to come asserts nothing, and neither does what is still to be decided."""
_DECLINES = re.compile(
    r"\b(?:declin\w+|refus\w+|turn\w* down|(?:did|does|do|would)(?: not|n['’]t) (?:want|wish|accept|have|agree))\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:offer\w*|advi[sc]\w+|recommend\w*|suggest\w*|propos\w+|discuss\w*|d/w|raised|asked|urged|encourag\w+|counsel\w*|rec)\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"\b(?:accept\w*|agree\w*|consent\w*|happy|keen|yes|ok|given|done|inserted|placed)\b", re.IGNORECASE
)
"""What is offered and no more may well have been declined."""
_FORBIDS_DOING = re.compile(
    r"\b(?:do|must|should|may|can|to)(?: not|n['’]t|not| never)(?: \w+ly)? (?!be\b|have\b|need\b)[a-z]+ (?:the|your|his|her|their|any|this|that|these|those) (?:[\w-]+ ){0,2}\Z"
    r"|\bnever [a-z]+ (?:the|your|his|her|their|any|this|that|these|those) (?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
"""`do not use the pens`: there are some, and an order denies none."""
_TESTED = re.compile(
    r"[^.;]{0,40}?\b(?:screen\w*|serolog\w+|tests?|testing|pcr|swabs?|antibod\w+|antigens?|markers?|panel|cultures?)\b[^.;]*\b(?:neg(?:ative)?|not detected|clear)\b",
    re.IGNORECASE,
)
"""`the hepatitis screen was negative` is of a test, and may stand beside a hepatitis of another cause."""
_HEADS = re.compile(r"(?<=s)\W{0,3}:", re.IGNORECASE)
"""Behind the name of a list: `ADVERSE REACTIONS: ...`."""
_PLACE = re.compile(
    r"(?: (?:was|were|is|are)(?: \w+)?| seen| found| identified){0,3} (?:of|in|on|at|to|from|within|along) (?:the |her |his |their |both |either )?(?P<where>[a-z][^.,;]*)",
    re.IGNORECASE,
)
"""Behind a thing: where it is not."""

_OFF = re.compile(r"\boff (?:the |his |her |all )?\Z", re.IGNORECASE)
_NEW_SINCE = re.compile(r"[\w ]{0,20}\bnew (?:vs|since|compared|from|on)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:previous|prior|earlier|last|old)\b", re.IGNORECASE)


def asserted(context: ClaimInContext, word: Word) -> Iterator[Signal]:
    """Notice a thing that the claim denies where every plain mention of the record asserts it."""
    text, narrow = context.claim.text, narrower(context.claim.text, word)
    told = [
        one
        for one in plainly_told(context, word)
        if not _HEADS.match(one.unit.text, one.own.end)
        and not is_quoted(one.unit.words, one.own.start - one.unit.start)
        and (not narrow or _is_such(one, narrow))
        and _is_where(text, word, one)
        and not _is_as_since(text, one)
    ]
    units = tuple(one.unit for one in told)
    is_near = any(unit in context.best for unit in units)
    if _OF_ONE_TIME.search(text) and not STILL_SO.search(text):  # and not so at another
        return
    if not told or not is_near or OVER.search(text) or not (narrow or is_denied_itself(text, word)):
        return
    if _is_ordered_or_offered(text, word, units):
        return
    if _is_of_another_event(text, word, units) or any(_is_denied_in_short(unit, word) for unit in units):
        return
    if _TESTED.match(text, word.end) or all(_WAITED.search(unit.words) for unit in units):
        return
    if not any(one.said.negated or _is_denied_somehow(one, word) for one in told):
        words = in_full(text, word)
        message = f"the claim denies “{words}”; the record asserts it"
        yield Signal("written_asserted", 1.0, "negation_mismatch", message, units[:2], words=words)


def _is_ordered_or_offered(text: str, word: Word, units: tuple[Unit, ...]) -> bool:
    """Whether the claim forbids to do something with it, or has it declined where the record has it offered."""
    is_offered = all(_OFFERED.search(unit.words) and not _ACCEPTED.search(unit.words) for unit in units)
    is_declined = is_offered and _DECLINES.search(text, 0, word.start) is not None
    return is_declined or _FORBIDS_DOING.search(text, 0, word.start) is not None


def _is_where(text: str, word: Word, told: Told) -> bool:
    """Whether what is said to be there may be where the claim has none: a fracture of the rib is none of the pelvis."""
    place = _PLACE.match(text, word.end)
    words = frozenset(normal_words(place["where"])) if place else frozenset()
    label = label_at(told.unit.text, told.own.start)
    return not words or bool(words & (told.unit.normal | frozenset(normal_words(label))))


def _is_as_since(text: str, told: Told) -> bool:
    """Whether a place has it as new since then, or as what is left off: `RBBB new vs 06/2022`, `off PPI 2/52`."""
    words, unit, own = told.unit.text, told.unit, told.own
    is_off = _OFF.search(words, unit.start, own.start)
    is_new = _NEW_SINCE.match(words, own.end, unit.end) and _YEAR.search(text)
    return bool(is_off or is_new)


def _is_such(told: Told, kind: str) -> bool:
    """Whether what is said to be there is of a kind: `two new lesions`, `a nodule, new` where a claim has no new ones."""
    text, own = told.unit.text, told.own
    before = re.compile(rf"\b{kind}\b(?: [\w/-]+){{0,3}} \Z", re.IGNORECASE)
    after = re.compile(rf"[^.;:\n]{{0,50}}(?:,|\bis|\bare) (?:\w+ )?{kind}\b(?! \w)", re.IGNORECASE)
    return bool(before.search(text, max(told.unit.start, own.start - 50), own.start) or after.match(text, own.end))


def _is_denied_somehow(told: Told, word: Word) -> bool:
    """Whether a place may deny it in a way that is not read; not where a form marks it as there."""
    if any(one.key == word.key and is_marked(told.unit.text, one) for one in told.unit.said):
        return False
    return bool(OVER.search(told.unit.words) or ANY_DENIAL.search(_up_to_the_next(told)))


def _up_to_the_next(told: Told) -> str:
    """What a unit says up to the first denial that stands behind a thing and is of something else."""
    unit = told.unit
    cut = _DENIED_NEXT.search(unit.text, told.own.end, unit.end)
    return unit.text[unit.start : cut.start() if cut else unit.end]


def _is_of_another_event(text: str, word: Word, units: tuple[Unit, ...]) -> bool:
    """Whether the claim denies it of a time after something, of which no such place of the record speaks."""
    after = _AFTER.match(text, word.end)
    event = frozenset(normal_words(after["event"])) if after else frozenset()
    return bool(event) and not any(event & unit.normal for unit in units)


def _is_denied_in_short(unit: Unit, word: Word) -> bool:
    """Whether a list that has it ends with a denial."""
    parts = [part for part in _PART.split(unit.words) if _ANY_IN_SHORT.search(part)]
    return any(said.key == word.key for part in parts for said in words_of(part, 0, len(part)))
