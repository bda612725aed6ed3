"""A medicine's former dose told as today's: `discharged on 40 mg`, where the record has 80 mg, `increased from 40 mg`."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention

from ...amounts import Amount, dimension, drug_of, in_base, is_same, recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stamps import written_on

_NOW = re.compile(
    r"\b(?:discharged (?:home )?(?:on|with)|discharge (?:medic\w+|drugs?|dose)|(?:at|on) discharge|(?:is|are|remains|stays|goes|going|went) (?:home )?on"
    r"|home on|current(?:ly)?|now|continu\w+|takes|taking|to take|medications?|drugs|tto|ttas?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:from|was|were|had|previous\w*|prior|before|former\w*|instead|until|till|admission|initial\w*|earlier|old|home (?:dose|med\w*)|usual|pre-?\w+"
    r"|stopp?\w*|held|increas\w+|reduc\w+|rais\w+|lower\w+|chang\w+|titrat\w+|halv\w+|doubl\w+|taper\w*|wean\w*)\b|\d ?(?:mg|mcg|µg|g|units?) to \d|->|→",
    re.IGNORECASE,
)
"""In a claim: its doses may be of another time."""
_MARKED = re.compile(r"\A\W*(?:changed|increased|reduced|new|continued?|restarted)\W*:", re.IGNORECASE)
"""`Changed: gliclazide 80 mg`: the dose of now."""
FORMER = re.compile(
    r"\b(?:from|was|(?:(?:his|her|the|a) )?home|previous(?:ly)?|prev|formerly|before|prior|had been|instead of|usual(?: dose)?)\b[\s:.]*(?:an? )?(?:dose of )?\Z",
    re.IGNORECASE,
)
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
        same = [one for one in told if _is(said, one.said)]
        now = [one for one in told if not _is_former(one) and not _is(said, one.said)]
        if same and now and all(map(_is_former, same)):
            words, dose = text[said.start : said.end], now[-1].unit.words[now[-1].said.start : now[-1].said.end]
            message = f"the claim gives “{words}” of {drug} as today's dose; the record changed it to {dose}"
            yield Signal("written_former", 1.0, "dose_mismatch", message, (now[-1].unit,), words=words)


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


def _is(said: Mention, told: Mention) -> bool:
    """Whether they are the same; of `from 40 to 80 mg` the last is meant, and a number without a unit is in the claim's."""
    value = in_base(told)[-1] if told.unit else in_base(said._replace(value=told.value))[-1]
    return is_same(in_base(said)[0], value, ("mg", "g"))
