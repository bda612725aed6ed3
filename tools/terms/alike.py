"""Names that are spelt alike, and words that look like the name of a drug."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_STEMS = re.compile(
    r"^[a-z]{2,}(?:pril|sartan|olol|dipine|statin|gliptin|gliflozin|glitazone|glutide|formin|prazole|tidine|cycline|mycin|micin"
    r"|floxacin|cillin|penem|oxetine|azepam|zolam|barbital|triptan|setron|parin|xaban|gatran|grel|thiazide|semide|lactone|profen"
    r"|oxicam|coxib|codone|morphone|caine|azole|vudine|vir|mab|tinib|ciclib|lukast|terol|tropium|asone|olone|onide|dronate"
    r"|fibrate|tadine|rizine|pramine|triptyline|peridol|piprazole|apine|gabalin|setam|afil|osin|steride|trexate|azine|idone"
    r"|cort|zepam|bactam|nazole|conazole|bendazole|quine|aban|limus|ximab|zumab|tocin|phylline|glinide|zolid|racetam|metone|samide)e?s?$",
    re.IGNORECASE,
)
"""Stems of international nonproprietary names (WHO, The use of stems in the selection of INN, 2018)."""
_NOT_DRUGS = frozenset(
    "april sterile predisone medicine examine determine combine routine imagine chlorine caffeine nicotine cocaine insulin alanine"
    " creatinine urine spine magazine vaccine quarantine gasoline baseline airline online decline headline guideline migraine"
    " cortisone abdominal clomosin lipase myosin keratosis savior devoir reservoir memoir purine doctrine canine"
    " tyrosine cytosine tropomyosin".split()
)
_LEAST_ALIKE, _LEAST_HEARD = 0.74, 0.8
_SAME_SOUND = str.maketrans("yckzx", "ikkss")


def looks_like_drug(word: str) -> bool:
    """Whether a word ends as the international names of drugs do."""
    return len(word) > 5 and word.casefold() not in _NOT_DRUGS and bool(_STEMS.match(word))


def is_near(name: str, vocabulary: Iterable[str]) -> bool:
    """Whether some word of a vocabulary may be this name misspelt or misheard: the same first letter, most letters in order."""
    plain, heard = name.casefold(), _as_heard(name)
    candidates = (
        word for word in vocabulary if word[:1] == plain[:1] and abs(len(word) - len(plain)) <= 3 and len(word) > 3
    )
    return any(
        _likeness(plain, word) >= _LEAST_ALIKE or _likeness(heard, _as_heard(word)) >= _LEAST_HEARD
        for word in candidates
    )


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _as_heard(word: str) -> str:
    """A word without what nobody hears: `oxybutynin` and `oxibutinine` are one."""
    plain = re.sub(r"(.)\1", r"\1", re.sub("ph", "f", word.casefold())).translate(_SAME_SOUND)
    return plain.removesuffix("e")
