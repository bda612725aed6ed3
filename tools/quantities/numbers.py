"""Spoken numbers as digits."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen".split()
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_SMALL = {word: value for value, word in enumerate(_ONES)} | _TENS
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_DIGIT = "|".join(_ONES[:10])
SPOKEN = (
    rf"(?=[aefhnopstz.])(?:(?:{_WORD}|a hundred|a thousand|hundred|thousand)\b|(?:point |(?<=a )\. )(?=(?:{_DIGIT})\b)"
    rf"|(?<!\b(?:this|that) )(?<!\bthe )point (?=(?:ten|fifteen|{'|'.join(_TENS)})\b))"
    rf"(?:[ -](?:and )?(?:{_WORD}|hundreds?|thousand|point|oh(?= (?:{_DIGIT})\b))\b| \.(?= (?:{_DIGIT})\b)|(?:(?<=point )|(?<=a \. ))(?:{_WORD})\b)*"
)
"""A run of number words; `spoken_values` reads it. A transcript may have a stop for the decimal point.

The letters that it may begin with are asked first: few words need be held against all its words then."""
_FRACTION = re.compile(r"\s+and a (half|quarter)$")


def spoken_value(words: str) -> float | None:
    """The number that a run of words says: `twenty five` is 25, `one fifty` 150, `one oh four` 104, `two point five` 2.5.

    Returns:
        None when the words are no number, or several.
    """
    values = spoken_values(words)
    return values[0] if len(values) == 1 else None


def spoken_values(words: str) -> tuple[float, ...]:
    """Every number of a run of words: `six eight` is 6 and 8, `one twenty one forty` 120 and 140, `a hundred and ten` 110.

    Returns:
        Empty when something in it is no number word.
    """
    plain = f" {words.casefold()}".replace("-", " ").replace(" . ", " point ")  # `seven . five` in transcripts
    words, half = _without_fraction(plain.strip())
    whole, point, fraction = words.partition("point ")
    values = _whole(whole.split())
    if values is None or (not values and not point):
        return ()
    if point:
        decimals = _decimals(fraction.split())
        if decimals is None:
            return ()
        return (*values[:-1], float(f"{int(values[-1] if values else 0)}.{decimals}"))
    return (*values[:-1], values[-1] + half)


def _without_fraction(words: str) -> tuple[str, float]:
    found = _FRACTION.search(words)
    if not found:
        return words, 0.0
    return words[: found.start()], 0.5 if found[1] == "half" else 0.25


def _decimals(words: list[str]) -> str | None:
    """The digits after `point`: `five` 5, `two five` 25, `twenty five` 25, `zero five` 05, `one twenty five` 125."""
    if not words or any(word not in _SMALL for word in words):
        return None
    values: list[int] = []
    for value in (_SMALL[word] for word in words):
        if values and values[-1] >= 20 and values[-1] % 10 == 0 and 0 < value < 10:
            values[-1] += value
        else:
            values.append(value)
    return "".join(map(str, values))


def _whole(words: list[str]) -> list[float] | None:
    found: list[float] = []
    total, current, last = 0, None, ""  # thousands, what is below them, the word before
    for word, ahead in zip(words, [*words, ""][1:], strict=True):
        if word == "and" and current is not None and last not in ("hundred", "thousand"):
            found.append(float(total + current))  # `between five and ten`
            total, current = 0, None
        if word in ("and", "a"):
            continue
        if word == "oh" and current is not None and 0 < current < 100:  # `one oh four` is 104, `twenty oh eight` 2008
            current, last = current * 100, "hundred"
            continue
        if word in ("hundred", "hundreds"):  # `the two hundreds`, of tablets
            current = max(current or 1, 1) * 100
        elif word == "thousand":
            total, current = total + max(current or 1, 1) * 1000, 0
        elif word not in _SMALL:
            return None
        elif current is None or _continues(current, _SMALL[word], last, ahead):
            current = (current or 0) + _SMALL[word]
        elif _joins(current, _SMALL[word]):
            current = current * 100 + _SMALL[word]
        else:
            found.append(float(total + current))
            total, current = 0, _SMALL[word]
        last = word
    return found if current is None else [*found, float(total + current)]


def _continues(current: int, value: int, last: str, ahead: str) -> bool:
    """`twenty` + `four`, also before `twenty six`; not `five hundred` + `five hundred` or `one twenty` + `one forty`."""
    if last in ("hundred", "thousand"):
        return not (last == ahead == "hundred")
    is_two_more = ahead in _TENS and current > 99
    return last in _TENS and 0 < value < 10 and current % 10 == 0 and not is_two_more


def _joins(current: int, value: int) -> bool:
    """`one fifty` is 150, `twenty eighteen` 2018, `nineteen eighty` 1980."""
    return value >= 10 and (0 < current < 10 or current in (19, 20))


def digit_value(digits: str) -> float:
    """`1,500` is 1500, `1.5` is 1.5; a comma before one or two last digits is a decimal comma."""
    if re.fullmatch(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", "").replace(" ", ""))
    return float(digits.replace(",", "."))
