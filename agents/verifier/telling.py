"""How much a word tells: what its absence from the other side is worth."""

import json
from functools import lru_cache
from importlib import resources
from typing import Literal

Side = Literal["said", "written"]
"""`said` in the record, where a draft lacks it; `written` in a draft, where the record lacks it."""
_OF_A_TERM = 3.0
"""Weight of a condition or a drug that is known by name."""


def weight(word: str, side: Side) -> float:
    """Weight of a normal word (a stem, or a concept `#name`): 0 for words of talk or of the register, usually 1."""
    return _OF_A_TERM if word.startswith("#") else _table()[side].get(word, 1.0)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, float]]:
    """`telling.json`, by `python -m benchmarks.verifier.telling`."""
    table = json.loads(resources.files(__package__).joinpath("telling.json").read_text(encoding="utf-8"))
    return {
        side: {word: float(value) for value, words in table[side].items() for word in words.split()}
        for side in ("said", "written")
    }
