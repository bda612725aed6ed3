"""Numbers of a claim that say nothing of the patient, or that are said for so much else that they cannot be judged."""

import re

from wardround.tools.quantities import Mention

from ...amounts import measured_by, recorded_amounts
from ...check import ClaimInContext
from .asked_number import AskedNumber

_WELL_PLACED = 0.5
"""How well another span is placed, at least, to be the one that is meant."""
_AT = re.compile(r"\b(?:at|is|was|now|ages?|aged)(?: (?:now|about|almost|age))? $", re.IGNORECASE)
_AND_MORE = re.compile(
    r"-(?:,? (?:and |or )?\d+-)*,? (?:and |or )?\d+(?:-(?:year|yr|month)s?-old|[ -]?y/?o\b)", re.IGNORECASE
)
_OF = re.compile(r"\bof (?:the |all )?$", re.IGNORECASE)
_SCALE = re.compile(r"\s*(?:=\s*[a-z]|(?:point )?scale\b)", re.IGNORECASE)
_SCALE_OF = re.compile(r"\bscale (?:of|from)(?: \d+ (?:to|-))? $", re.IGNORECASE)
_ALL_THERE_ARE = re.compile(
    r"\b(?:all |in )?(?:4|four) (?:abdominal )?(?:quadrants|extremities|limbs)\b|\b(?:quadrants|extremities) ?[x×] ?(?:4|four)\b",
    re.IGNORECASE,
)
"""How many everybody has."""
_OF_TALK = re.compile(
    r"\b(?:between|of) the two\b|\b[\w-]+[- ](?:system|point)s? review\b|\b(?:100|one hundred) ?(?:%|percent) (?:complian|adheren|sure|certain|better)\w*|\b\w+ (?:\w+ )?(?:concerns|complaints|questions|reasons|things|topics|matters)\b",
    re.IGNORECASE,
)
"""How the visit is cut up: `a ten-point review`, `two different things`; and all of it: `100% compliant`."""
_PHONE = re.compile(
    r"\b(?:911|999|112|988|111)[ -](?:calls?|operators?|advice|services?|dispatch\w*|handlers?)\b|\b(?:call\w*|phon\w+|dial\w*|ring|rang)(?: \w+){0,2} (?:911|999|112|988|111)\b",
    re.IGNORECASE,
)
"""Whom one calls in need: speech has it as `nine one one`."""
_OF_THE_DRAFT = re.compile(
    r"\W*(?:(?:date|time)(?:[ /]+(?:and )?time)?(?: of)?(?: this)? (?:hand-?over|dictation|typing|printing|writing|report|letter|note|summary|completion"
    r"|preparation|signature|authori[sz]ation)|hand(?:ed )?-?over(?: (?:time|at|given))?|dictated|typed|printed|prepared|completed|signed|written|authori[sz]ed)"
    r"(?: (?:on|at|by))?\W*:",
    re.IGNORECASE,
)
"""`Time of handover: 09:30`: when the draft itself was written, which no record says."""
_HEAD_OF_A_DRAFT = re.compile(
    r"(?:[^.;]{0,90}\b(?:hand-?o(?:ff|ver)|sign-?out|sbar|i-?pass|isbar|note|summary|report|round)\b[^.;]{0,60}?|\W*(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b,? )?)"
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} 20\d\d|[A-Z][a-z]{2,8} \d{1,2},? 20\d\d),?(?: at)?"
    r" (?:\d{1,2}:\d\d|(?:[01]\d|2[0-3])[0-5]\d)(?: ?(?:h|hrs?|hours|[ap]m))?\W*",
    re.IGNORECASE,
)
"""`Friday 10/17/2025, 18:30`, `SBAR HANDOVER, 3 May 2025 0815`: the line that opens a draft."""
_FIRST_LINES = 4
_RATE = re.compile(
    r"\d ?(?:mg|mcg|micrograms?|g|ml|units?|litres?|liters?) (?:over|per|in|every|each) \Z", re.IGNORECASE
)
"""`4.6 mg over 24 hours`: a rate, which charts write as `4.6/24h`."""
_PARTS_OF = re.compile(r"\b1: ?\Z")
"""`epinephrine 1:1000`: a strength, which is its name."""
_LINES = ("911", "988")
_CALL = re.compile(r"\b(?:call\w*|dial\w*)\b[^.;]{0,60}\Z", re.IGNORECASE)
"""`call the clinic, 988 or go to the ED`: only such a number may stand so far from it."""


def says_nothing(asked: AskedNumber) -> bool:
    """One and zero are said for so much else; `type 2 diabetes` is said of diabetes that the record gives no type."""
    context, said = asked.context, asked.said
    if _is_scale(context.claim.text, said) or _is_when_the_draft_was_written(context, said):
        return True
    if any(_is_within(pattern, context.claim.text, said) for pattern in (_ALL_THERE_ARE, _OF_TALK, _PHONE)):
        return True
    if context.claim.text[said.start : said.end] in _LINES and _CALL.search(context.claim.text, 0, said.start):
        return True
    if _PARTS_OF.search(context.claim.text, 0, said.start):
        return True
    if _is_an_age(context, said) or _is_whole(context, said):
        return True
    before = context.claim.text[: said.start].rstrip().casefold()
    if before.endswith("type") and set(said.value) <= {1.0, 2.0}:
        return not context.evidence.types
    if said.kind == "duration" and said.unit == "hour" and _RATE.search(context.claim.text, 0, said.start):
        return True
    if said.kind == "duration":
        return _is_any_time(said) and not context.evidence.is_all_written and _is_loose(asked)
    is_one = said.kind == "number" and not set(said.value) - {0.0, 1.0}
    return is_one and measured_by(context.claim.text, said) in ("", "pain level")


def _is_when_the_draft_was_written(context: ClaimInContext, said: Mention) -> bool:
    """Whether it is the hour of the draft itself, by a label or as its first lines have it."""
    text = context.claim.text
    if said.kind == "clock" and _OF_THE_DRAFT.match(text):
        return True
    is_last = said.kind in ("clock", "number") and not re.search(r"\d", text[said.end :])
    return is_last and text in context.whole.texts[:_FIRST_LINES] and bool(_HEAD_OF_A_DRAFT.fullmatch(text))


def _is_any_time(said: Mention) -> bool:
    """`a week`, `one month`, `7 days`: speech says these loosely, letters do not."""
    return not set(said.value) - {0.0, 1.0} or (said.value == (7.0,) and said.unit == "day")


def _is_loose(asked: AskedNumber) -> bool:
    """Whether talk may mean it: no other span is better placed, or it names that time close by (`next week`)."""
    said = asked.said
    if not asked.rivals or asked.rivals[0][0] < max(asked.agreement(), _WELL_PLACED):
        return True
    unit_said = "week" if said.value == (7.0,) else said.unit
    word = re.compile(
        rf"\b(?:an?|one|next|last|this|that|the|past|each|every|per|of) {unit_said}s?\b|\b{unit_said}ly\b",
        re.IGNORECASE,
    )
    return any(word.search(unit.words) for unit in asked.context.best)


def _is_an_age(context: ClaimInContext, said: Mention) -> bool:
    """`breast cancer at 49`, `her mother is 49`, `18- and 49-year-old brothers`, where the record has somebody at the age of 49."""
    text = context.claim.text
    if said.kind != "number" or not (_AT.search(text, 0, said.start) or _AND_MORE.match(text, said.end)):
        return False
    amounts = recorded_amounts(context.evidence)
    return any(amount.said.kind == "age" and amount.said.value == said.value for amount in amounts)


def _is_whole(context: ClaimInContext, said: Mention) -> bool:
    """`none of the 21 nodes`, where the record has `0/21`."""
    if said.kind != "number" or not _OF.search(context.claim.text, 0, said.start):
        return False
    ratios = (amount.said for amount in recorded_amounts(context.evidence) if amount.said.kind == "ratio")
    return any(ratio.value[-1:] == said.value for ratio in ratios)


def _is_within(pattern: re.Pattern[str], text: str, said: Mention) -> bool:
    return any(found.start() <= said.start and said.end <= found.end() for found in pattern.finditer(text))


def _is_scale(text: str, said: Mention) -> bool:
    """`on a scale of 1 to 10`, `0-10 scale`, `(0 = no pain)`: what the scale is, and nothing that was found."""
    if said.kind != "number":
        return False
    return bool(_SCALE.match(text, said.end) or _SCALE_OF.search(text, 0, said.start))
