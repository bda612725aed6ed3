"""The patient's sex in a draft of talk, where a sentence can be of nobody else."""

import re
from collections.abc import Iterator

from ..addressed import addressed_sex, is_plainly_addressed
from ..check import ClaimInContext, Signal
from ..sexes import STATED, known_sex, tells_of_two, without_companions
from ..whole import ANY_TITLE, CARERS, OTHERS, TITLE, Sex, gendered

_ANYONE = re.compile(
    rf"{CARERS.pattern}|\b(?:another|other|others|someone|somebody|player|driver|colleague|co-?worker|neighbou?r"
    r"|roommate|teacher|lawyer|attorney|employer|supervisor|interpreter|clinician|examiner|PA|NP|MA|RN|MD|PT)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"{OTHERS.pattern}|{_ANYONE.pattern}", re.IGNORECASE)
"""Whom a gendered word behind may mean."""
_NEVER: dict[Sex, re.Pattern[str]] = {
    "female": re.compile(
        r"(?:father|dad|brother|son|uncle|husband|boyfriend|nephew|grand(?:father|dad|pa|son))\b", re.IGNORECASE
    ),
    "male": re.compile(
        r"(?:mother|mom|sister|daughter|aunt|wife|girlfriend|niece|grand(?:mother|mom|ma|daughter))\b", re.IGNORECASE
    ),
}
"""Whom a word of one sex cannot mean: `he`, behind a mother."""
_ANOTHERS = re.compile(r"\b(?:has|have|had|with|by|from|to|and|for)\b", re.IGNORECASE)
"""Before an age: `lives with a 40-year-old man`."""
_IS_THE_PATIENT = re.compile(r"\.?(?: [A-Z][\w'’-]*){1,2} is an? \w+[- ](?:year|month)", re.IGNORECASE)
"""Behind a title: `Mr. Example is a 2-year-old boy`."""
_OPENING = re.compile(r"\W*(?:[\w /]+: *)?")
_ACTS = re.compile(
    r"\b(?:he|she) (?:\w+ly |also |then |later |had |has )?(?:explain|wrote|review|sign|assess|operat|examin|advis|counsel|recommend"
    r"|prescrib|refer)\w*\b",
    re.IGNORECASE,
)
"""What a clinician does, of whom the sentence may speak."""
_OF_A_PATIENT = re.compile(
    r"\b(?:he|she) (?:\w+ly |also |currently |otherwise |further |still )?(?:denie[sd]|endorse[sd]|complain(?:s|ed)|presents|presented"
    r"|says|said|states|stated|report(?:s|ed)|describe[sd]|admit(?:s|ted)|indicate[sd]|mention(?:s|ed)|verbali[sz]e[sd]|return(?:s|ed)|(?:comes|came) in|is here"
    r"|(?:is|was|has been) (?:told|advised|informed|instructed|counsel+ed|encouraged|asked|prescribed|started|given|diagnosed"
    r"|hospitali[sz]ed|admitted|discharged|scheduled|seen))\b",
    re.IGNORECASE,
)
"""What notes tell of patients alone, whoever is named before."""
_BY_NAME = re.compile(r"\bpatient(?: (?!and\b|or\b)[\w-]+){0,3} \Z", re.IGNORECASE)
"""Before a pronoun: `the patient states that he`."""
_TITLED = re.compile(rf"(?:{ANY_TITLE.pattern})\.? (?:[A-Z]\w*\.? )?(?P<name>[A-Za-z][\w'’-]+)")
_CLEAR = 0.5
"""How clearly a draft speaks of one sex that the record speaks of too, by pronouns that may be anybody's."""
_GOES_ON = 3
"""Sentences back in which a relative may be named that a pronoun means."""


def sex_is_the_patients(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a sentence of talk's draft that is plainly of the patient, in the other sex than record and draft have."""
    evidence = context.evidence
    if not context.is_checkable or evidence.is_all_written:
        return
    if tells_of_two(evidence) and not is_plainly_addressed(evidence):
        return
    said = set(_sexes(context))
    if other := _titled_otherwise(context):
        yield _signal(f"the claim calls {other} by a title of the other sex than the record does")
    elif len(said) > 1:
        yield _signal("the claim speaks of one patient as female and as male")
    elif said and (known := _otherwise(context, *said)):
        yield _signal(
            f"the claim speaks of a {said.pop()} patient, the record or the rest of the draft of a {known} one"
        )


def _sexes(context: ClaimInContext) -> Iterator[Sex]:
    """The sexes that a claim gives the patient beyond doubt: beside the age, and by the first gendered word."""
    text = without_companions(context.claim.text, context.evidence)
    stated = STATED.search(text)
    if stated and not _PERSON.search(text, 0, stated.start()) and not _ANOTHERS.search(text, 0, stated.start()):
        yield "female" if stated["f"] or stated["g"] else "male"
    words = sorted(gendered(text), key=lambda one: one[0].start())
    if words and _is_of_the_patient(context, words):
        yield words[0][1]


def _is_of_the_patient(context: ClaimInContext, words: list[tuple[re.Match[str], Sex, int]]) -> bool:
    """Whether the first gendered word is: a title that opens the claim, or a pronoun before which nobody is named."""
    text, first = context.claim.text, words[0][0]
    if TITLE.match(text, first.start()):
        is_another = context.evidence.has_companion and not _IS_THE_PATIENT.match(text, first.end())
        return bool(_OPENING.fullmatch(text, 0, first.start())) and not is_another
    if len({one[1] for one in words}) > 1 or any(worth > 1 for *_, worth in words) or _ACTS.search(text):
        return False
    if _PERSON.search(text, 0, first.start()):
        return False
    return _is_told_of_a_patient(context, first.start()) or not _names_another_before(context, words[0][1])


def _is_told_of_a_patient(context: ClaimInContext, at: int) -> bool:
    """Whether a pronoun goes on with the patient, or begins what only patients do, where nobody came along who may do it too."""
    text = context.claim.text
    return not context.evidence.has_companion and bool(_BY_NAME.search(text, 0, at) or _OF_A_PATIENT.match(text, at))


def _titled_otherwise(context: ClaimInContext) -> str:
    """The name to which the claim gives a title, and the record only titles of the other sex; empty where none is."""
    if context.evidence.has_companion or OTHERS.search(context.claim.text):
        return ""
    recorded = context.evidence.each(_titles)
    for name, own in _titles(context.claim.text):
        told = {sex for (other, sex), _ in recorded if other == name}
        if told and own not in told:
            return name.title()
    return ""


def _titles(text: str) -> tuple[tuple[str, Sex], ...]:
    """The names behind titles, each with the sex that the title is of."""
    found = _TITLED.finditer(text)
    return tuple((match["name"].casefold(), "female" if match["f"] else "male") for match in found)


def _names_another_before(context: ClaimInContext, said: Sex) -> bool:
    """Whether the sentence before names somebody, or one shortly before a relative, whom a word of that sex may mean."""
    text, texts = context.claim.text, list(context.whole.texts)
    place = texts.index(text) if text in texts else 0
    before = texts[max(place - _GOES_ON, 0) : place]
    relatives = (one.group() for other in before for one in OTHERS.finditer(other))
    return any(map(_ANYONE.search, before[-1:])) or not all(map(_NEVER[said].search, relatives))


def _otherwise(context: ClaimInContext, said: Sex) -> Sex | None:
    """The patient's sex where it is surely another: as the record has it, or the rest of the draft by far."""
    drafted, sureness = context.whole.sex_besides(context.claim.text)
    known = known_sex(context.evidence) or addressed_sex(context.evidence)
    recorded, _ = context.evidence.sex
    if not known and recorded != said and (sureness == 1 or (sureness >= _CLEAR and recorded == drafted)):
        known = drafted
    if said == drafted and not (known and is_plainly_addressed(context.evidence)):
        return None
    return known if said != known else None


def _signal(message: str) -> Signal:
    return Signal("sex_plain", 1.0, "sex_mismatch", message)
