"""A medicine's former dose told as today's: `discharged on 40 mg`, where the record has 80 mg, `increased from 40 mg`."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention

from ...amounts import Amount, dimension, drug_of, in_base, is_same, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stamps import written_on
from .days import day_told

_NOW = re.compile(
    r"\b(?:discharged (?:home )?(?:on|with)|discharge (?:medic\w+|drugs?|dose)|(?:at|on) discharge|(?:is|are|remains|stays|goes|going|went) (?:home )?on"
    r"|home on|current(?:ly)?|now|continu\w+|takes|taking|to take|medications?|medicines|drugs|tto|ttas?)\b",
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
_CHANGED_FROM = re.compile(r"\d(?: ?(?:mg|g|mcg|u|units))?\s*(?:->|→)\s*\Z", re.IGNORECASE)
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
        told = _told(context.evidence, drug, said) if drug else []
        same = [one for one in told if is_that_dose(said, one.said)]
        now = [one for one in told if not _is_former(one) and not is_that_dose(said, one.said)]
        if same and now and all(map(_is_former, same)):
            words, dose = text[said.start : said.end], now[-1].unit.words[now[-1].said.start : now[-1].said.end]
            message = f"the claim gives “{words}” of {drug} as today's dose; the record changed it to {dose}"
            yield Signal("written_former", 1.0, "dose_mismatch", message, (now[-1].unit,), words=words)
        elif drug and (other := _of_the_last_day(context.evidence, drug, said)):
            words, dose = text[said.start : said.end], other.unit.words[other.said.start : other.said.end]
            message = f"the claim gives “{words}” of {drug} as today's dose; the last day that gives one has {dose}"
            yield Signal("written_former", 1.0, "dose_mismatch", message, (other.unit,), words=words)


def _of_the_last_day(evidence: Evidence, drug: str, said: Mention) -> Amount | None:
    """A medicine's dose of the last day that gives any, where the claim's is only of earlier ones."""
    doses = [
        (day_told(evidence, one.unit), one)
        for one in recorded_amounts(evidence)
        if one.drug == drug and dimension(one.said) in ("", dimension(said)) and is_a_dose(one)
    ]
    last = max((day for day, _ in doses), default="")
    now = [one for day, one in doses if day == last]
    before = [one for day, one in doses if day and day < last and is_that_dose(said, one.said)]
    return now[-1] if before and not any(is_that_dose(said, one.said) for one in now if not _is_former(one)) else None


def is_a_dose(one: Amount) -> bool:
    """Whether it is a dose with its unit, or a number with how often it is taken or what it was before: no level of it."""
    if one.said.kind == "dose":
        return bool(one.said.unit)
    words = one.unit.words
    is_timed = any(two.kind == "frequency" and 0 <= two.start - one.said.end <= _NEAR for two in one.unit.quantities)
    return one.said.kind == "number" and (is_timed or bool(_CHANGED_FROM.search(words, 0, one.said.start)))


def _told(evidence: Evidence, drug: str, said: Mention) -> list[Amount]:
    """Doses of a medicine in the last documents that give any."""
    doses = [
        one
        for one in recorded_amounts(evidence)
        if one.drug == drug
        and one.said.kind in ("dose", "number", "measure")
        and dimension(one.said) in ("", dimension(said))
    ]
    last = max((written_on(evidence, one.unit) for one in doses), default="")
    return [one for one in doses if written_on(evidence, one.unit) == last]


def _is_former(one: Amount) -> bool:
    """Whether a dose is that of before: `(increased from 40 mg)`, `was 40`, `40 -> 80 mg`."""
    words = one.unit.words
    return bool(FORMER.search(words, 0, one.said.start) or _CHANGED_TO.match(words, one.said.end))


def is_that_dose(said: Mention, told: Mention) -> bool:
    """Whether they are the same; of `from 40 to 80 mg` the last is meant, and a number without a unit is in the claim's."""
    value = in_base(told)[-1] if told.unit else in_base(said._replace(value=told.value))[-1]
    return is_same(in_base(said)[0], value, ("mg", "g"))
