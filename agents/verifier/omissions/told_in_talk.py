"""What a patient tells when asked, in no words of its own: the question names it, the answer says how it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.dialogue import without_speaker

from ..evidence import Evidence
from ..patterns import whole_words
from ..speakers import speakers_of
from .told import KeyFact, Told, shortly


class _Asked(NamedTuple):
    """Something that is asked after, and what of the answers matters."""

    name: str
    asked: re.Pattern[str]
    answer: re.Pattern[str]
    told: re.Pattern[str]


_NO = re.compile(
    r"\W*(?:no|nope|nah|none|never|not (?:really|that|at all|any)|nothing|i (?:don['’]?t|do not|haven['’]?t|have not|didn['’]?t))\b(?!\W+but\b)",
    re.IGNORECASE,
)
_ANY = whole_words(r"\w+")
_ASKED = (
    _Asked(
        "what the patient drinks",
        whole_words(r"alcohol|drink(?:ing)?(?! (?:water|fluids|plenty|from|after|anything))|units a week"),
        whole_words(
            r"bottles?|every (?:day|night|evening)|each (?:day|night)|daily|nightly|vodka|whisk\w+|rum|spirits|too much|(?:[4-9]|\d\d) (?:cans|pints|beers|units|glasses)"
            r"|(?:six|four|five|eight|ten|twelve) (?:cans|pints|beers|units|glasses)"
        ),
        whole_words(r"alcohol\w*|drink\w*|wine|beers?|units|ethanol|spirits|vodka|whisk\w+"),
    ),
    _Asked(
        "drugs that are misused",
        whole_words(
            r"inject(?:ed|ing)? (?:anything|drugs)|(?:recreational|street|illicit) drugs?|any (?:other )?drugs"
        ),
        _ANY,
        whole_words(
            r"inject\w*|heroin|cocaine|cannabis|marijuana|crack|amphetamine\w*|meth\w*|drug (?:use|misuse)|opioid use|substance\w*|ketamine|recreational"
        ),
    ),
    _Asked(
        "that somebody else's medicine is taken",
        whole_words(r"(?:someone|somebody|anyone|anybody) else['’]?s"),
        _ANY,
        whole_words(
            r"(?:(?:wife|husband|partner|friend|mother|father|sister|brother|son|daughter|neighbou?r|spouse|roommate|relative|mum|mom|dad)['’]s|someone else['’]?s|borrow\w*|not prescribed|another person['’]s)"
        ),
    ),
    _Asked(
        "a wish to die",
        whole_words(
            r"(?:harm|hurt|kill)(?:ing)? yourself|suicid\w*|end(?:ing)? (?:your life|it all|things)|better off (?:dead|without)|wish\w* (?:you were|to be) dead|life (?:is|was|wasn['’]?t|isn['’]?t) (?:not )?worth"
        ),
        _ANY,
        whole_words(r"suicid\w*|harm\w*|to die|dead|death|end (?:his|her|their) life|better off|worth"),
    ),
    _Asked(
        "a fall",
        whole_words(r"any falls|(?:have you )?(?:had a fall|fallen)"),
        _ANY,
        whole_words(r"falls?|fell|fallen|tripp\w*|slip\w*"),
    ),
    _Asked(
        "blood that was passed",
        whole_words(
            r"blood in (?:your |the )?(?:stools?|poo|urine|wee|water|motions?|pee|sputum|phlegm)|passing (?:any )?blood|black (?:stools?|motions?|poo)"
        ),
        _ANY,
        whole_words(r"blood\w*|bleed\w*|black|mel(?:a)?ena|h(?:a)?ematuria|h(?:a)?emoptysis|h(?:a)?ematochezia|tarry"),
    ),
    _Asked(
        "loss of consciousness",
        whole_words(r"black(?:ed)? ?outs?|pass(?:ed)? out|faint(?:ed|ing)?|los[et] consciousness|knocked out"),
        _ANY,
        whole_words(r"black\w*|faint\w*|consciousness|unconscious|syncop\w*|collaps\w*|passed out|LOC"),
    ),
    _Asked(
        "trouble with anaesthetics",
        whole_words(r"(?:trouble|problems?|reactions?) with (?:an |the |any )?an(?:a)?esthetics?"),
        _ANY,
        whole_words(r"an(?:a)?esth\w*|airway|intubat\w*|apn\w*|hyperthermia"),
    ),
    _Asked(
        "that the patient may be pregnant",
        whole_words(
            r"(?:could|might|may) you be pregnant|are you pregnant|chance (?:that )?you(?:['’]re| are) pregnant"
        ),
        _ANY,
        whole_words(r"pregnan\w*|period|LMP|menstr\w*|contracept\w*"),
    ),
    _Asked(
        "loose teeth",
        whole_words(r"loose (?:teeth|tooth)|(?:crowns?|caps?|dentures?) or loose"),
        _ANY,
        whole_words(r"loose|wobbl\w*|mobile tooth|dentures?|crowns?|caps?|dentition"),
    ),
)
_ANSWERS = 2
"""Units of the patient behind a question that are read as its answer."""


def told_in_talk(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What an answer does not deny; a draft has it that names it at all."""
    draft = "\n".join(claim.labelled for claim in told.claims)
    spoken = [one for one in speakers_of(evidence.units) if evidence.is_spoken(one[0])]
    for at, (unit, speaker) in enumerate(spoken):
        for one in _ASKED if speaker != "patient" and "?" in unit.words else ():
            if not one.asked.search(unit.words):
                continue
            answers = [
                each
                for each, who in spoken[at + 1 : at + 1 + _ANSWERS]
                if who in ("patient", "companion") and "?" not in each.words
            ]
            said = " ".join(without_speaker(each.words) for each in answers)
            if answers and not _NO.match(said) and one.answer.search(said):
                message = f"{one.name} is missing: {shortly(said)}"
                carried = bool(one.told.search(draft))
                yield KeyFact("omitted_history", "review", 1, message, answers[0], carried, others=tuple(answers[1:]))
