"""How much a written word tells: what it is worth that no source has it."""

import json
from functools import lru_cache
from importlib import resources

_OF_A_TERM = 3.0
"""Weight of a condition or a drug that is known by name."""


def weight(word: str) -> float:
    """Weight of a normal word (a stem, or a concept `#name`): 0 for words of the notes' register, usually 1."""
    return _OF_A_TERM if word.startswith("#") else _table().get(word, 1.0)


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    """`telling.json`, by `python -m benchmarks.verifier.telling`."""
    table = json.loads(resources.files(__package__).joinpath("telling.json").read_text(encoding="utf-8"))["written"]
    return {word: float(value) for value, words in table.items() for word in words.split()}
