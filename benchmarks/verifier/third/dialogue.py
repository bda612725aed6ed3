"""What a dialogue says, as far as code can tell: words, numbers, and what stands near what."""

import re
from functools import cached_property

_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
LAY = {
    "edema": "swell", "erythema": "red", "dyspnea": "breath", "emesis": "vomit", "ecchymosis": "bruis",
    "tenderness": "tender", "nontender": "tender", "tender": "pain", "palpation": "press", "hypertension": "pressure",
    "fracture": "broke", "pyrexia": "fever", "cephalgia": "headache", "pruritus": "itch", "paresthesias": "tingl",
    "fatigue": "tired", "abdominal": "belly", "ambulate": "walk", "cardiac": "heart", "pulmonary": "lung",
    "renal": "kidney", "hepatic": "liver", "unremarkable": "normal", "auscultation": "lung", "range": "motion",
    "nicotine": "smok", "tobacco": "smok", "alcohol": "drink", "radiograph": "ray",
}  # fmt: skip
"""What a clinician writes, and how it is said to a patient."""
_EMPTY = frozenset(
    "with without that this these those have been there their they them then than from into about some were will "
    "would should could also very more most much many such only over under after before when while where which what "
    "patient patients reports states notes denies endorses examination exam normal abnormal significant evidence "
    "history past present positive negative currently recently today time times does note noted signs symptoms other "
    "another doing well good area both able your here just like each every".split()
)


def stem(word: str) -> str:
    """The beginning of a word, enough to know it again in another form."""
    word = word.casefold()
    return word[:6] if len(word) > 6 else word.rstrip("s")


def content(text: str) -> list[str]:
    """Words that say what a stretch is about."""
    return [w for w in re.findall(r"[a-z]+", text.casefold()) if len(w) > 3 and w not in _EMPTY]


class Dialogue:
    """A dialogue, read once."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(r"\s+", " ", text.casefold())
        self.words: list[str] = _WORD.findall(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Beginnings of all words."""
        return frozenset(map(stem, self.words))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """All numbers, whether in figures or in words; `one twenty` is both 120 and 1 and 20."""
        found = {float(word) for word in self.words if word[0].isdigit()}
        for place in range(len(self.words)):
            found |= _spoken(self.words[place : place + 6])
        return frozenset(found)

    def says(self, word: str) -> bool:
        """Whether a word, or what a lay person says for it, occurs."""
        lay = LAY.get(word.casefold())
        return stem(word) in self.stems or (lay is not None and lay in self.text)

    def matches(self, pattern: str) -> bool:
        """Whether a pattern occurs."""
        return re.search(pattern, self.text) is not None

    def about(self, text: str) -> bool:
        """Whether any word that says what a stretch is about occurs."""
        return any(map(self.says, content(text)))

    def near(self, one: str, other: str, within: int = 12) -> bool:
        """Whether two words stand within so many words of each other."""
        first, second = stem(one), stem(other)
        places = [i for i, word in enumerate(self.words) if stem(word) == second]
        return any(
            abs(i - j) <= within for i, word in enumerate(self.words) if stem(word) == first for j in places if i != j
        )


def value(text: str) -> float | None:
    """The number that a figure or a word stands for."""
    text = text.casefold().replace(",", "")
    if text in _SMALL:
        return float(_SMALL[text])
    if text in _TENS:
        return float(_TENS[text])
    try:
        return float(text)
    except ValueError:
        return None


def spoken(number: int) -> str:
    """A number below 20, or a round one below 100, in words; others in figures."""
    names = {n: word for word, n in (_SMALL | _TENS).items()}
    return names.get(number, str(number))


def _spoken(run: list[str]) -> set[float]:
    """Every number that a run of words begins with."""
    found: set[float] = set()
    total, low = 0, 1000
    for place, word in enumerate(run):
        number = _SMALL.get(word, _TENS.get(word))
        if number is not None and (number < low or (place == 1 and total < 10 and number >= 10)):
            total = total * 100 + number if number >= low else total + number
            low = 10 if number in _TENS.values() else 1
        elif word == "hundred" and 0 < total < 10:
            total, low = total * 100, 100
        elif word == "thousand" and 0 < total < 100:
            total, low = total * 1000, 1000
        elif word == "point" and place and place + 1 < len(run) and run[place + 1] in _SMALL:
            found.add(total + _SMALL[run[place + 1]] / 10)
            break
        elif word not in ("and", "a") or not total:
            break
        if total or number == 0:
            found.add(float(total))
    return found
