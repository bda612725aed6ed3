"""The patient's sex."""

import re
from collections.abc import Iterator

from ..addressed import addressed_sex, is_plainly_addressed
from ..bystanders import begins_with_kin, without_carers
from ..check import ClaimInContext, Signal
from ..sexes import known_sex, sex_of_subject, tells_of_two, without_companions
from ..whole import CARERS, OTHERS, TITLE, Sex, prevailing_sex, sex_words

_NOUN = re.compile(r"\b(?:female|woman|male|man|gentleman|lady)\b", re.IGNORECASE)
"""Words that name the sex of the one they speak of; a pronoun may mean somebody else."""
_TITLED = re.compile(rf"(?:{TITLE.pattern})\.? (?:[A-Z]\w*\.? )?(?P<name>[A-Z][\w'’-]+)")
_ACTS = re.compile(
    r"\b(?:he|she) (?:\w+ly |also |then |later |had |has )?(?:attribut|explain|wrote|review|discuss|sign|assess|saw|operat|examin|advis"
    r"|counsel|suggest|recommend|prescrib|refer)\w*\b",
    re.IGNORECASE,
)
"""What a clinician does, of whom the sentence may speak."""
_BIRTH = re.compile(r"\b(?:born|newborn|neonate|apgar|(?:boy|girl) (?:of|weighing) \d)\b", re.IGNORECASE)
"""`A boy of 3,900 g was born`: the patient may be the mother."""
_RELATIVE: dict[Sex, re.Pattern[str]] = {
    "female": re.compile(
        r"\b(?:mother|mum|mom|wife|daughter|sister|grandmother|aunt|baby girl|girl (?:of|weighing))\b", re.IGNORECASE
    ),
    "male": re.compile(
        r"\b(?:father|dad|husband|son|brother|grandfather|uncle|baby boy|boy (?:of|weighing))\b", re.IGNORECASE
    ),
}
"""Whom `she` and `he` may mean in the sentences behind, a newborn among them."""
_TOLD_TO_BRING = re.compile(
    r"\b(?P<who>he|she)\b[^.;:]{0,90}\b(?:told|advised|asked|instructed|encouraged|referred|decided)\b[^.;:]{0,40}"
    r"\bto (?:bring|take|drive|carry) (?:him|her)\b",
    re.IGNORECASE,
)
"""`He was told by her pediatrician to bring her in`, of a father whom the draft names."""
_OPENS = re.compile(r"\W*(?:(?:his|her|the|their|patient['’]s) )?(?:own |older |younger )?", re.IGNORECASE)
"""Before the subject of a sentence."""
_GOES_ON = 3
"""Sentences back in which the one may be named that a pronoun means."""
_OF_TALK = 0.3
"""What the gendered words of a record are worth where the whole draft agrees with the claim."""
_PARTS: dict[Sex, re.Pattern[str]] = {
    "male": re.compile(
        r"\b(?:prostat\w+|testic\w+|testes|scrot\w+|penis|penile|bph|epididym\w+|vasectomy|psa|(?<!female )circumcis\w+)\b",
        re.IGNORECASE,
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
    text = without_carers(without_companions(text, context.evidence), context.evidence, context.whole.texts)
    counts = sex_words(text)
    if counts["female"] and counts["male"]:
        others = [sex for sex in _RELATIVE if sex != known_sex(context.evidence)]
        is_beside = (
            CARERS.search(text)
            or (context.evidence.has_companion and not _NOUN.search(text))
            or any(_has_a_relative(context, sex) for sex in others)
            or _is_who_brings(context)
        )
        name = "sex_draft_beside_another" if is_beside else "sex_draft"
        known = known_sex(context.evidence)
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


def _is_who_brings(context: ClaimInContext) -> bool:
    """Whether a sentence is of a relative, named in the draft, who was told to bring the patient."""
    told = _TOLD_TO_BRING.search(context.claim.text)
    relative = _RELATIVE["male" if told["who"].casefold() == "he" else "female"] if told else None
    return relative is not None and any(map(relative.search, context.whole.texts))


def _is_of_another(context: ClaimInContext) -> bool:
    """Whether a sentence is of a birth, or goes on with whom one shortly before named; of talk, with its subject."""
    text, texts = context.claim.text, list(context.whole.texts)
    if begins_with_kin(text, context.evidence, texts):
        return True
    if text not in texts:
        return False
    said, place, is_written = prevailing_sex([text])[0], texts.index(text), context.evidence.is_all_written
    if is_written and _BIRTH.search(text):
        return True
    if said is None or _NOUN.search(text):
        return False
    if not is_written:
        return place > 0 and _is_the_subject(_RELATIVE[said], texts[place - 1])
    for before in reversed(texts[max(place - _GOES_ON, 0) : place]):
        if _RELATIVE[said].search(before):
            return True
        if prevailing_sex([before])[0] != said:
            break
    return False


def _is_the_subject(relative: re.Pattern[str], text: str) -> bool:
    """Whether a sentence begins with a relative, whom the next may go on with: `The mother is tired. She agreed`."""
    opens = _OPENS.match(text)
    return opens is not None and relative.match(text, opens.end()) is not None


def _by_record(context: ClaimInContext, said: Sex) -> Iterator[Signal]:
    stated, told = sex_of_subject(context.evidence), known_sex(context.evidence)
    known = told or addressed_sex(context.evidence)
    recorded, sureness = (known, 1.0) if known else context.evidence.sex
    if recorded and said != recorded:
        name = "sex_stated" if told else "sex_record"
        certain = told is not None and told == stated and bool(_NOUN.search(context.claim.text))
        is_title = not told and not is_plainly_addressed(context.evidence)
        if is_title and said == context.whole.sex[0]:  # in a talk `he` and `she` are mostly others, and a title may be
            sureness *= _OF_TALK
        message = f"the claim speaks of a {said} patient, the record of a {recorded} one"
        yield _signal(name, sureness, message, certain)
        if _is_of_the_patient(context, said) and (told or _is_titled_otherwise(context, said)):
            yield _signal("sex_plain", 1.0, message)


def _is_of_the_patient(context: ClaimInContext, said: Sex) -> bool:
    """Whether a sentence is plainly of the patient: by name, or as the whole draft speaks of one, and nobody else is near."""
    evidence = context.evidence
    if not evidence.is_all_written or _ACTS.search(context.claim.text) or tells_of_two(evidence):
        return False
    is_so_called = said == context.whole.sex[0] and not _may_mean_another(context)
    return is_so_called or _is_titled_otherwise(context, said)


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
        is_beside = _may_mean_another(context) or _has_a_relative(context, said)
        name = "sex_draft_beside_another" if is_beside else "sex_draft"
        yield _signal(name, sureness, f"the claim speaks of a {said} patient, the rest of the draft of a {drafted} one")


def _may_mean_another(context: ClaimInContext) -> bool:
    """Whether this or the sentence before speaks of somebody else, whom a pronoun may mean, as no noun says otherwise."""
    text, texts = context.claim.text, list(context.whole.texts)
    if _NOUN.search(text):
        return False
    before = texts[max(texts.index(text) - 1, 0)] if text in texts else ""
    return bool(CARERS.search(text) or OTHERS.search(before) or CARERS.search(before))


def _has_a_relative(context: ClaimInContext, sex: Sex) -> bool:
    """Whether a written record tells of a relative of that sex, whom a pronoun or a title may mean: `Mrs Example keeps his tablets`."""
    is_plain = bool(_NOUN.search(context.claim.text)) or not context.evidence.is_all_written
    return not is_plain and any(_RELATIVE[sex].search(unit.words) for unit in context.evidence.units)


def _signal(name: str, strength: float, message: str, certain: bool = False) -> Signal:
    return Signal(name, strength, "sex_mismatch", message, certain=certain)
