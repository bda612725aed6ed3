"""The patient's sex."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.dialogue import without_speaker

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..whole import CARERS, OTHERS, TITLE, Sex, prevailing_sex, sex_words

_NOUN = re.compile(r"\b(?:female|woman|male|man|gentleman|lady)\b", re.IGNORECASE)
"""Words that name the sex of the one they speak of; a pronoun may mean somebody else."""
_TITLED = re.compile(rf"(?:{TITLE.pattern})\.? (?:[A-Z]\w*\.? )?(?P<name>[A-Z][\w'’-]+)")
_TWO = re.compile(r"\b(?:newborn|neonat\w*|apgar|bab(?:y|ies)|infant|twins?|donor)\b", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?:he|she) (?:\w+ly |also |then |later |had |has )?(?:attribut|explain|wrote|review|discuss|sign|assess|saw|operat|examin|advis"
    r"|counsel|suggest|recommend|prescrib|refer)\w*\b",
    re.IGNORECASE,
)
"""What a clinician does, of whom the sentence may speak."""
_BIRTH = re.compile(r"\b(?:born|newborn|neonate|apgar)\b", re.IGNORECASE)
"""`A boy of 3,900 g was born`: the patient may be the mother."""
_RELATIVE: dict[Sex, re.Pattern[str]] = {
    "female": re.compile(r"\b(?:mother|mum|mom|wife|daughter|sister|grandmother|aunt)\b", re.IGNORECASE),
    "male": re.compile(r"\b(?:father|dad|husband|son|brother|grandfather|uncle)\b", re.IGNORECASE),
}
"""Whom `she` and `he` may mean in the sentences behind."""
_GOES_ON = 3
"""Sentences back in which the one may be named that a pronoun means."""
_OF_TALK = 0.3
"""What the gendered words of a record are worth where the whole draft agrees with the claim."""
_STATED = re.compile(
    r"\b(?:year|month|yr|y/?o|yo)s?[\s-]*(?:old)?[\s,-]*(?:\w+[\s,-]+){0,3}?(?:(?P<f>female|woman|lady|girl|f\b)|male|man|gentleman|boy|m\b)"
    r"|\b(?:sex|gender):?\s*(?:(?P<g>female|f\b)|male|m\b)",
    re.IGNORECASE,
)
_IN_A_HEADER = re.compile(r"(?<![\d.,/])(?:[1-9]\d|\d(?= y)) ?(?:y|yo|yrs?|y/o)?,? ?(?:(?P<f>F)|M)(?![\w/°])")
"""`NOTAREAL, Cornelius   72 M`: at the top of a chart, where no catheter (`26F`) stands."""
_TOP = 300
_SPEAKER = re.compile(
    r"^\W*(?:(?P<clinician>doctor|dr|clinician|provider|physician|nurse)|patient|pt|guest\w*)\b\W", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b(?:sir|(?P<f>ma'am))(?= ?[,.?!]|$)", re.IGNORECASE)
"""Without a name, said to the patient only by the clinician."""
_PARTS: dict[Sex, re.Pattern[str]] = {
    "male": re.compile(
        r"\b(?:prostat\w+|testic\w+|testes|scrot\w+|penis|penile|bph|epididym\w+|vasectomy|psa)\b", re.IGNORECASE
    ),
    "female": re.compile(
        r"\b(?:uter(?:us|ine)|ovar(?:y|ies|ian)|cervical (?:cancer|smear)|vagin\w+|hysterectomy|pregnan\w+|menstru\w+|menopaus\w+|pap smear"
        r"|gravida|postpartum|endometri\w+|tubal ligation)\b",
        re.IGNORECASE,
    ),
}


def sex_agrees(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a sex that the record, the rest of the draft or the sentence itself contradicts."""
    text = context.claim.text
    if not context.is_checkable or OTHERS.search(text) or _is_of_another(context):
        return
    counts = sex_words(text)
    if counts["female"] and counts["male"]:
        name = "sex_draft" if not CARERS.search(text) else "sex_draft_beside_another"
        known = _known(context)
        record = f"; the record speaks of a {known} one" if known else ""
        yield _signal(name, 0.8, f"the claim speaks of one patient as female and as male{record}")
        return
    said, _ = prevailing_sex([text])
    if said is None:
        return
    part = _PARTS["male" if said == "female" else "female"].search(text)
    if part:
        message = f"the claim speaks of a {said} patient and of “{part.group()}”"
        yield Signal("sex_part", 1.0, "sex_mismatch", message, words=part.group())
    yield from _by_record(context, said)
    yield from _by_draft(context, said)


def _is_of_another(context: ClaimInContext) -> bool:
    """Whether a sentence of a written record's draft is of a birth, or goes on with whom one shortly before named."""
    text, texts = context.claim.text, list(context.whole.texts)
    if not context.evidence.is_all_written or text not in texts:
        return False
    if _BIRTH.search(text):
        return True
    said = prevailing_sex([text])[0]
    if said is None or _NOUN.search(text):
        return False
    place = texts.index(text)
    for before in reversed(texts[max(place - _GOES_ON, 0) : place]):
        if _RELATIVE[said].search(before):
            return True
        if prevailing_sex([before])[0] != said:
            break
    return False


def _by_record(context: ClaimInContext, said: Sex) -> Iterator[Signal]:
    stated, told = _of_subject(context), _known(context)
    known = told or addressed_sex(context.evidence)
    recorded, sureness = (known, 1.0) if known else context.evidence.sex
    if recorded and said != recorded:
        name = "sex_stated" if told else "sex_record"
        certain = told is not None and told == stated and bool(_NOUN.search(context.claim.text))
        if not told and said == context.whole.sex[0]:  # in a talk `he` and `she` are mostly others, and a title may be
            sureness *= _OF_TALK
        message = f"the claim speaks of a {said} patient, the record of a {recorded} one"
        yield _signal(name, sureness, message, certain)
        if _is_of_the_patient(context, said) and (told or _is_titled_otherwise(context, said)):
            yield _signal("sex_plain", 1.0, message)


def _of_subject(context: ClaimInContext) -> Sex | None:
    """The sex that structured data give the patient."""
    subject = context.evidence.case.subject
    stated = subject.sex if subject else None
    return stated if stated == "female" or stated == "male" else None


def _known(context: ClaimInContext) -> Sex | None:
    """The patient's sex, where the record states it."""
    return _of_subject(context) or stated_sex(context.evidence)


def _is_of_the_patient(context: ClaimInContext, said: Sex) -> bool:
    """Whether a sentence is plainly of the patient: by name, or as the whole draft speaks of one, and nobody else is near."""
    evidence = context.evidence
    if not evidence.is_all_written or _ACTS.search(context.claim.text) or tells_of_two(evidence):
        return False
    is_so_called = said == context.whole.sex[0] and not _may_mean_another(context)
    return is_so_called or _is_titled_otherwise(context, said)


@lru_cache(maxsize=8)
def tells_of_two(evidence: Evidence) -> bool:
    """Whether a record is of a mother and a child, or of who gave an organ: the sex that it states may be either's."""
    return any(_TWO.search(unit.words) for unit in evidence.units)


def _is_titled_otherwise(context: ClaimInContext, said: Sex) -> bool:
    """Whether the record has the name that the claim gives a title, and with titles of the other sex only."""
    recorded = context.evidence.each(_titled)
    for name, own in _titled(context.claim.text):
        others = {sex for (other, sex), _ in recorded if other == name}
        if own == said and others and said not in others:
            return True
    return False


def _titled(text: str) -> Iterator[tuple[str, Sex]]:
    """The names behind titles, each with the sex that the title is of."""
    for match in _TITLED.finditer(text):
        yield match["name"], "female" if match["f"] else "male"


def _by_draft(context: ClaimInContext, said: Sex) -> Iterator[Signal]:
    drafted, sureness = context.whole.sex
    if drafted and said != drafted:
        name = "sex_draft_beside_another" if _may_mean_another(context) else "sex_draft"
        yield _signal(name, sureness, f"the claim speaks of a {said} patient, the rest of the draft of a {drafted} one")


@lru_cache(maxsize=8)
def stated_sex(evidence: Evidence) -> Sex | None:
    """The sex that the record states in so many words (`52-year-old female`); None where none or both."""
    told: set[str] = {
        "female" if match["f"] or match["g"] else "male"
        for unit in evidence.units
        if not OTHERS.search(unit.words)
        for match in _STATED.finditer(unit.words)
    }
    told = told or set(_of_headers(evidence))
    if told == {"female"}:
        return "female"
    return "male" if told == {"male"} else None


def _of_headers(evidence: Evidence) -> set[Sex]:
    """The sexes that stand beside an age at the top of a written document."""
    found = (
        _IN_A_HEADER.search(unit.words)
        for unit in evidence.units
        if evidence.is_written(unit) and unit.start < _TOP and "onor" not in unit.words
    )
    return {"female" if match["f"] else "male" for match in found if match}


@lru_cache(maxsize=8)
def addressed_sex(evidence: Evidence) -> Sex | None:
    """The sex in which the patient is addressed (`hi , mrs. example`, a clinician's `sir`); None where none or both are.

    Where a relative or a colleague is spoken of, a title may be theirs; so it may where somebody came along.
    """
    if evidence.has_companion:
        return None
    told: set[Sex] = set()
    is_clinician = False
    for unit in evidence.units:
        speaker = _SPEAKER.match(unit.words)
        is_clinician = bool(speaker["clinician"]) if speaker else is_clinician
        words = without_speaker(unit.words)
        if not OTHERS.search(words) and not CARERS.search(words):
            found = (*TITLE.finditer(words), *(_ADDRESS.finditer(words) if is_clinician else ()))
            told |= {"female" if match["f"] else "male" for match in found}
    return told.pop() if len(told) == 1 else None


def _may_mean_another(context: ClaimInContext) -> bool:
    """Whether this or the sentence before speaks of somebody else, whom a pronoun may mean, as no noun says otherwise."""
    text, texts = context.claim.text, list(context.whole.texts)
    if _NOUN.search(text):
        return False
    before = texts[max(texts.index(text) - 1, 0)] if text in texts else ""
    return bool(CARERS.search(text) or OTHERS.search(before) or CARERS.search(before))


def _signal(name: str, strength: float, message: str, certain: bool = False) -> Signal:
    return Signal(name, strength, "sex_mismatch", message, certain=certain)
