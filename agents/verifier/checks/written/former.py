"""A medicine's former dose told as today's: `discharged on 40 mg`, where the record has 80 mg, `increased from 40 mg`."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention
from wardround.tools.terms import find_drugs

from ...amounts import Amount, dimension, drug_of, in_base, is_all_of_a_day, is_same, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from .days import day_told

_NOW = re.compile(
    r"\b(?:discharged (?:home )?(?:on|with)|discharge (?:medic\w+|drugs?|dose)|(?:at|on) discharge|(?:is|are|remains|stays|goes|going|went) (?:home )?on"
    r"|home on|current(?:ly)?|now|continu\w+|takes|taking|keep on|to take|medications?|medicines|drugs|tto|ttas?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:from|was|were|had|previous\w*|prior|before|former\w*|instead|until|till|admission|initial\w*|earlier|old|home (?:dose|med\w*)|usual|pre-?(?:admission|hospital\w*|op\w*|treatment|morbid\w*)"
    r"|stopp?\w*|held|increas\w+|reduc\w+|rais\w+|lower\w+|(?<!not to be )(?<!not be )(?<!do not )(?<!never )chang\w+|titrat\w+|halv\w+|doubl\w+|taper\w*|wean\w*)\b|\d ?(?:mg|mcg|µg|g|units?) to \d|->|→",
    re.IGNORECASE,
)
"""In a claim: its doses may be of another time."""
_MARKED = re.compile(r"\A\W*(?:changed|increased|reduced|new|continued?|restarted)\W*:", re.IGNORECASE)
"""`Changed: gliclazide 80 mg`: the dose of now."""
FORMER = re.compile(
    r"\b(?:from|was|(?:(?:his|her|the|a) )?home|previous(?:ly)?|prev|formerly|before|prior|had been|instead of|usual(?: dose)?)\b[\s:.]*(?:an? )?(?:dose of )?\Z",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"\b(?:not|n't|never|chart(?:ed)?(?: as| had| at)?|list(?:ed)?(?: as| had| at)?) *\Z", re.IGNORECASE
)
"""`atorvastatin 40 mg (NOT 80)`, `admission chart had 50 mg`."""
_CORRECTS = re.compile(r"\b(?:correction|corrected|amend(?:ed|ment)|erratum)\b", re.IGNORECASE)
_DISOWNED = re.compile(
    r"\b(?:in error|by mistake|not reconciled|un-?reconciled|auto-?populated|copied(?:[ -](?:over|forward|from|across))?|old template"
    r"|ignore|disregard|superseded|out ?dated|out of date|mis-?typed|typo)\b",
    re.IGNORECASE,
)
"""A line that is not to be gone by: `Med list (auto-populated, NOT reconciled)`."""
_CHANGED_FROM = re.compile(r"\d(?: ?(?:mg|g|mcg|u|units))?\s*(?:->|→)\s*\Z", re.IGNORECASE)
_TO_A_DOSE = re.compile(
    r"(?:[\s(:=]|(?:succ\w*|tart\w*|xl|xr|sr|mr|er|ec|la|po|iv|sc|sq|im|dose|is|now|at|up|back|down|cut|incr\w*|inc|reduced|raised|to)\b|[↑↓→>-]){1,12}\Z",
    re.IGNORECASE,
)
"""Between a medicine and a bare number that is its dose: `metop succ back to 25`."""
_OF_NO_DOSE = re.compile(
    r"\s*(?:[%/:]|(?:IV|stat|once|x ?\d)\b|mmol|ng|µmol|umol|mEq|days?\b|weeks?\b|wks?\b|months?\b|h\b|hrs?\b|doses?\b|tabs?\b)|\.?\d",
    re.IGNORECASE,
)
"""Behind such a number: a level, a span, a count, or what was given once."""
_NEAR = len(" IV tabs ")
"""Characters between a bare dose and how often it is taken."""
_CHANGED_TO = re.compile(r"\s*(?:->|→)")


def doses_are_todays(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a dose told as that of now or of discharge which written records have as the one from before a change."""
    text = context.claim.text
    is_now = _NOW.search(f"{context.claim.section} {text}") and not _THEN.search(_MARKED.sub("", text))
    if not is_now:
        return
    for said in context.quantities:
        drug = drug_of(text, said) if said.kind == "dose" and said.unit and len(said.value) == 1 else ""
        now = _in_force(context.evidence, drug, said) if drug else None
        if now and not _is_of_its_day(context, said, now):
            words, dose = text[said.start : said.end], now.unit.words[now.said.start : now.said.end]
            message = f"the claim gives “{words}” of {drug} as today's dose; the last that the record gives is {dose}"
            yield Signal("written_former", 1.0, "dose_mismatch", message, (now.unit,), words=words)


def _is_of_its_day(context: ClaimInContext, said: Mention, now: Amount) -> bool:
    """Whether it is what the dose of now comes to in a day: `1 g per day`, of 500 mg BID."""
    own = [one for one in recorded_amounts(context.evidence) if one.drug == now.drug and one.unit is now.unit]
    return is_all_of_a_day(context.claim.text, said, own)


def _in_force(evidence: Evidence, drug: str, said: Mention) -> Amount | None:
    """A medicine's dose that holds, where the claim's is only one of before, or one that the record disowns."""
    doses = [
        (day_told(evidence, one.unit), one)
        for one in recorded_amounts(evidence)
        if one.drug == drug and dimension(one.said) in ("", dimension(said)) and is_a_dose(one)
    ]
    last = max((day for day, one in doses if not _is_former(one)), default="")
    now = [one for day, one in doses if day == last and not _is_former(one)]
    now = [one for one in now if _CORRECTS.search(one.unit.words)] or now
    before = [one for day, one in doses if is_that_dose(said, one.said) and (_is_former(one) or (day and day <= last))]
    return now[-1] if now and before and not any(is_that_dose(said, one.said) for one in now) else None


def is_a_dose(one: Amount) -> bool:
    """Whether it is a dose with its unit, or a bare number that can be nothing else: no level of it."""
    if one.said.kind == "dose":
        return bool(one.said.unit)
    words = one.unit.words
    is_timed = any(two.kind == "frequency" and 0 <= two.start - one.said.end <= _NEAR for two in one.unit.quantities)
    is_of_two = any(pattern.search(words, 0, one.said.start) for pattern in (_CHANGED_FROM, _NOT_THAT))
    return one.said.kind == "number" and (is_timed or is_of_two or _is_right_behind(one))


def _is_right_behind(one: Amount) -> bool:
    """Whether only words that lead to a dose stand between a bare number and its medicine."""
    words, start = one.unit.words, one.said.start
    ends = [drug.end for drug in find_drugs(words) if drug.end <= start and drug.ingredient == one.drug]
    leads = bool(ends) and bool(_TO_A_DOSE.fullmatch(words, ends[-1], start))
    return leads and not _OF_NO_DOSE.match(words, one.said.end)


def _is_former(one: Amount) -> bool:
    """Whether a dose is that of before, or disowned: `(increased from 40 mg)`, `was 40`, `40 -> 80 mg`, `NOT 80`."""
    words, start, end = one.unit.words, one.said.start, one.said.end
    is_of_before = FORMER.search(words, 0, start) or _CHANGED_TO.match(words, end) or _NOT_THAT.search(words, 0, start)
    behind = min(
        (two.start for two in one.unit.quantities if two.kind == "dose" and two.start >= end), default=len(words)
    )
    return bool(is_of_before or _DISOWNED.search(words, 0, start) or _DISOWNED.search(words, end, behind))


def is_that_dose(said: Mention, told: Mention) -> bool:
    """Whether they are the same; of `from 40 to 80 mg` the last is meant, and a number without a unit is in the claim's."""
    value = in_base(told)[-1] if told.unit else in_base(said._replace(value=told.value))[-1]
    return is_same(in_base(said)[0], value, ("mg", "g"))
