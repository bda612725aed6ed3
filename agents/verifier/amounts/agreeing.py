"""Whether a number of the record may be the one that a claim says."""

import re
from functools import lru_cache

from wardround.tools.quantities import Mention, in_base_unit
from wardround.tools.terms import content_words

from .same import dimension, in_base, is_same

_LABEL = re.compile(
    r"\b(grade|gr(?=\.? ?\Z)|type|stage|class|level|score|category|phase|day|visit)\s*(?:\.|was|is|of|:)?\s*(?:an? )?$",
    re.IGNORECASE,
)
_REACH = 40
"""Characters behind a number in which its words stand."""
_RUN = 3
"""Words of what is counted, at most."""


def is_comparable(one: Mention, other: Mention) -> bool:
    """Whether a number of the record is of the sort of the claim's, whatever its value."""
    if (
        one.kind in ("frequency", "date")
        or (one.kind == "age" and other.kind != "age")
        or (one.kind == "duration" and other.kind in ("pressure", "ratio"))
        or (one.kind == "clock") != (other.kind == "clock")
    ):
        return one.kind == "number" and other.kind == "clock"
    return not one.unit or not other.unit or dimension(one) == dimension(other) or _are_of_a_weight(one, other)


def may_agree(one: Mention, other: Mention) -> bool:
    """Whether two numbers may be one: pairs and ranges in all their parts (3 to 4 weeks, 3 to 6 weeks; 2 x 3 cm)."""
    if one.kind == other.kind == "ratio":
        return one.value[-1] == other.value[-1] and bool(set(parts_of(one)) & set(parts_of(other)))
    if one.kind == "number" and _is_its_decimal(one, other):
        return True
    if one.kind != "clock" != other.kind and len(one.value) == len(other.value) > 1:
        pairs = zip(sorted(one.value), sorted(other.value), strict=True)
        return all(may_be(one._replace(value=(mine,)), theirs, other) for mine, theirs in pairs)
    return any(may_be(one, value, other) for value in parts_of(other))


def _is_its_decimal(one: Mention, other: Mention) -> bool:
    """`it was seven nine last fall`, of an A1c that the sentence before names: 7.9."""
    whole, tenths = divmod(round(other.value[0] * 10), 10)
    return len(other.value) == 1 and tenths > 0 and one.value == (float(whole), float(tenths))


def may_be(one: Mention, value: float, other: Mention) -> bool:
    """Whether a number of the record is this value of the claim's; one without a unit may be in any."""
    if _are_of_a_weight(one, other):
        grams = {"g": 1.0, "kg": 1000.0}
        return any(is_same(mine * grams[one.unit], value * grams[other.unit], ("g", "kg")) for mine in one.value)
    if one.unit and other.unit:
        base = in_base(other._replace(value=(value,)))[0]
        return any(is_same(base, mine, (one.unit, other.unit)) for mine in in_base(one))
    if other.kind == "clock" and one.kind == "number" and _as_spoken(other) in one.value:
        return True
    return not _ways(value, other.unit).isdisjoint(parts_of(one)) or _is_a_temperature(one, value, other.unit)


def _are_of_a_weight(one: Mention, other: Mention) -> bool:
    """Whether one is in grams, as doses are, and the other in kilograms, as bodies are: `EFW 1780 g`."""
    return {one.unit, other.unit} == {"g", "kg"}


def _as_spoken(clock: Mention) -> float:
    """`one thirty`, of 1:30."""
    return clock.value[0] * 100 + clock.value[1] if len(clock.value) == 2 else -1.0


@lru_cache(maxsize=1024)  # each number of a claim is held against all of the record
def _ways(value: float, unit: str) -> frozenset[float]:
    """A duration in whole days, weeks, months: `14 days` may stand as `two` with `weeks` further off."""
    if unit not in ("hour", "day", "week", "month", "year"):
        return frozenset((value,))
    minutes = in_base_unit(value, unit)[0]
    return frozenset((value, *(minutes / in_base_unit(1, other)[0] for other in ("day", "week", "year"))))


def _is_a_temperature(one: Mention, value: float, unit: str) -> bool:
    """Whether a bare number is the claim's temperature on the other scale: `38.0 °C` and `a hundred point four`."""
    if unit not in ("degc", "degf") or one.unit:
        return False
    other = "degf" if unit == "degc" else "degc"
    said = in_base_unit(value, unit)[0]
    return any(is_same(in_base_unit(mine, other)[0], said, (unit, other)) for mine in parts_of(one))


def parts_of(said: Mention) -> tuple[float, ...]:
    """Its numbers without the one that they are out of; of a full hour, the hour."""
    is_less = said.kind == "ratio" or (said.kind == "clock" and said.value[1:] == (0.0,))
    return said.value[:-1] if is_less else said.value


def head_of(text: str, said: Mention) -> str:
    """The word that a bare number counts: `views`, `quadrants`; or its label: `grade`, `type`."""
    if label := _LABEL.search(text, 0, said.start):
        return label[1].casefold().replace("gr", "grade") if len(label[1]) == len("gr") else label[1].casefold()
    after = content_words(text[said.end : said.end + 25])
    return after[0][0] if after and after[0][1] <= 2 else ""


def heads_of(text: str, said: Mention) -> frozenset[str]:
    """As `head_of`, with the last of words that stand together: `benign` and `node` of `five benign lymph nodes`."""
    first = head_of(text, said)
    if not first or _LABEL.search(text, 0, said.start):
        return frozenset((first,)) - {""}
    run: list[tuple[str, int, int]] = []
    for word in content_words(text[said.end : said.end + _REACH]):
        if run and word[1] - run[-1][2] != 1:
            break
        run.append(word)
    return frozenset((first, run[:_RUN][-1][0]))
