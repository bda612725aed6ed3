"""The draft as a whole: what most of its claims say of the patient."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Sex = Literal["female", "male"]

_TITLE = r"(?P<{name}>Ms|MS(?=\.)|Mrs|MRS|Miss|mrs|ms(?=\. [a-z]{{2}}))|Mr|MR(?=\.)|mr(?=\. [a-z]{{2}})|(?i:mister)"
"""As they are written, or as a transcript has them before a name: `MR` is an image, `400 ms` a time."""
_NOT_ABOUT = r"(?<!\bof )(?<!\bby )(?<!\bfrom )(?<!\bper )(?<!\bunder )(?<!\bwith )"
"""`a patient of Mrs. A`: another's title."""
TITLE = re.compile(rf"{_NOT_ABOUT}\b(?:{_TITLE.format(name='f')})\b")
"""A form of address."""
ANY_TITLE = re.compile(rf"\b(?:{_TITLE.format(name='f')})\b")
"""The same, whoever bears it: who has the name behind it is told by the name."""
_DOES = r"order|prescrib|refer|recommend|diagnos|perform|advis|evaluat|examin|suspect|inject|advanc|operat|treat"
_AT_WORK = rf"(?!\.? [A-Z]\w+ (?:(?:therefore|then|also|later|has|had) )?(?:{_DOES})\w*ed\b)"
"""`Ms Example operated`: a surgeon's title."""
_NOUN = re.compile(
    rf"\b(?:(?P<f>(?i:female|woman|girl|lady|ma'am))|(?i:male|man(?!['’]?s? syndrome)|boy|gentleman|sir)"
    rf"|{_NOT_ABOUT}(?:{_TITLE.format(name='t')}){_AT_WORK})\b"
)
_BRINGS = r"(?:brought|took|gave|told|put|carried|drove|found|picked)"
_HOLDS = r"felt|thought|believed|recommended|suggested|advised|wanted|was concerned"
_PRONOUN = re.compile(
    rf"\b(?:(?P<f>she|her|hers|herself)|he|him|his|himself)\b"
    rf"(?! (?:also |then |had |has )?(?:(?:{_DOES})\w*ed\b|{_BRINGS} (?:him|her|the patient)\b"
    rf"|(?:{_HOLDS}) (?:that )?(?:he|she|the patient)\b))",
    re.IGNORECASE,
)
"""`she ordered an MRI of his neck`, `she brought him in`, `she felt that he had it`: who does such is no patient."""
OTHERS = re.compile(
    r"\b(?:(?:step|half[- ]?|foster |great[- ]?)?(?:mother|father|mom|dad|sister|brother|son|daughter|aunt|uncle)"
    r"(?:[- ]in[- ]law)?|wife|husband|spouse|family|partner|friend|grand\w+|(?:step)?child\w*|kid|kids|twins?|baby"
    r"|boyfriend|girlfriend|cousin|nephew|niece|boss|coach|doctor|dr)\b",
    re.IGNORECASE,
)
"""Persons that a gendered word may speak of instead of the patient."""
_SEVERAL = re.compile(r"\b(?:sister|brother|son|daughter|aunt|uncle|cousin|nephew|niece)s\b", re.IGNORECASE)
CARERS = re.compile(
    r"\b(?:physician|pcp|surgeon|specialist|nurse|dentist|therapist|\w+ologist|provider|technician|trainer)s?\b",
    re.IGNORECASE,
)
"""Others still, whom a pronoun may mean; an age is hardly theirs."""


def ages_are_of_others(text: str) -> bool:
    """Whether an age that a text gives may be that of somebody close to the patient."""
    return bool(OTHERS.search(text) or _SEVERAL.search(text))


def gendered(text: str) -> Iterator[tuple[re.Match[str], Sex, int]]:
    """Gendered words of a text with their sex and what they are worth: nouns count three times."""
    for words, worth in ((_NOUN, 3), (_PRONOUN, 1)):
        for match in words.finditer(text):
            yield match, "female" if any(match.groups()) else "male", worth


def sex_words(text: str) -> Counter[Sex]:
    """Gendered words of a text by sex; texts that speak of others not at all."""
    counts: Counter[Sex] = Counter()
    if not OTHERS.search(text):
        for _, sex, worth in gendered(text):
            counts[sex] += worth
    return counts


def prevailing_sex(texts: Iterable[str]) -> tuple[Sex | None, float]:
    """The sex that the texts speak of and how clearly, from 0 to 1; None where nothing or both are said."""
    return _prevailing(map(sex_words, texts))


def _prevailing(counted: Iterable[Counter[Sex]]) -> tuple[Sex | None, float]:
    counts: Counter[Sex] = Counter()
    for one in counted:
        counts.update(one)
    (first, most), (_, second) = [*counts.most_common(2), ("female", 0), ("female", 0)][:2]
    if most == 0 or most <= 2 * second:
        return None, 0.0
    return first, (most - second) / (most + second) * min(most / 4, 1.0)


@dataclass(frozen=True)
class Whole:
    """The texts of all claims of a draft."""

    texts: Sequence[str]
    """In order."""

    @cached_property
    def sex(self) -> tuple[Sex | None, float]:
        """The sex that the draft speaks of, and how clearly."""
        return _prevailing(self._sexes)

    def sex_besides(self, text: str) -> tuple[Sex | None, float]:
        """The sex that the draft speaks of in all but one text, and how clearly."""
        return _prevailing(sexes for other, sexes in zip(self.texts, self._sexes, strict=True) if other != text)

    @cached_property
    def _sexes(self) -> list[Counter[Sex]]:
        return [sex_words(text) for text in self.texts]
