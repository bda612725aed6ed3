"""How likely a clinician writes down a word that is said: what a draft may leave out, and what it may not.

Three things are looked at: how often the word was written down where it was said in other visits, how often it is said
in this one, and how likely what is said around it is written down. `python -m benchmarks.verifier.telling` counts the
first and fits what each is worth.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_LONG = 7
"""Letters of a stem from which it is seldom one of small talk."""


class Traits(NamedTuple):
    """What speaks for a word's being written down."""

    heard: float
    """Log-odds of being written where it is said, over other visits; those of rare words for a word of few visits."""
    times: float
    """Logarithm of the number of units that say it."""
    around: float
    """Mean chance of the other words in its unit and the two beside it, by `heard` alone; of its best place. 0 to 1."""
    is_long: float
    """1 where the stem is long, else 0."""


class Habits(NamedTuple):
    """What clinicians write down."""

    odds: dict[str, float]
    """Log-odds of words that many visits say."""
    usual: float
    """Those of all other words."""
    bias: float
    worth: Traits
    """What each trait adds to the log-odds."""


def chances(units: Sequence[Collection[str]], habits: Habits | None = None) -> dict[str, float]:
    """The chance, 0 to 1, that a draft has each word (or concept) which some units say.

    Args:
        units: normal words of sentences or turns, in their order.
        habits: of clinicians; those that ship, if not given.
    """
    habits = habits or shipped()
    return {
        word: _logistic(habits.bias + _dot(habits.worth, traits)) for word, traits in traits_of(units, habits).items()
    }


def traits_of(units: Sequence[Collection[str]], habits: Habits) -> dict[str, Traits]:
    """The traits of every word of some units."""
    said = [frozenset(unit) for unit in units]
    times = Counter(word for unit in said for word in unit)
    alone = {word: _logistic(habits.odds.get(word, habits.usual)) for word in times}
    sums = [math.fsum(alone[word] for word in unit) for unit in said]
    around: dict[str, float] = defaultdict(float)
    for place, unit in enumerate(said):
        near = slice(max(place - 1, 0), place + 2)
        total, count = sum(sums[near]), sum(map(len, said[near]))
        for word in unit:
            around[word] = max(around[word], (total - alone[word]) / max(count - 1, 1))
    return {
        word: Traits(habits.odds.get(word, habits.usual), math.log(count), around[word], float(len(word) >= _LONG))
        for word, count in times.items()
    }


@lru_cache(maxsize=1)
def shipped() -> Habits:
    """`telling.json`, by `python -m benchmarks.verifier.telling`."""
    table = json.loads(resources.files(__package__).joinpath("telling.json").read_text(encoding="utf-8"))["heard"]
    odds = {word: float(value) for value, words in table["odds"].items() for word in words.split()}
    return Habits(odds, table["usual"], table["bias"], Traits(**table["worth"]))


def _dot(worth: Traits, traits: Traits) -> float:
    return sum(a * b for a, b in zip(worth, traits, strict=True))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
