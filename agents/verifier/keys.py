"""A stretch of text as keys that speech and writing share: stems, findings in any of their words, drugs, values."""

from collections.abc import Iterable

from wardround.tools.quantities import Mention
from wardround.tools.terms import normal_words

from .mentions import Word

_VALUE = "value "


def keys_of(words: str, said: Iterable[Word], quantities: Iterable[Mention]) -> frozenset[str]:
    """All that can be asked of a place: `eighty eight` has the value 88, `puffy` names swelling.

    Args:
        words: the stretch.
        said: what it speaks of.
        quantities: its numbers.
    """
    keys = {word.key for word in said} | set(normal_words(words))
    return frozenset(key for key in keys if not key[0].isdigit()) | values_of(quantities)


def needed_keys(words: Iterable[str], said: Iterable[Word], quantities: Iterable[Mention]) -> frozenset[str]:
    """What a place must have to say the same: of each word one key, of each known term its name besides.

    Args:
        words: the claim's words in normal form, with its terms.
        said: what it speaks of.
        quantities: its numbers.
    """
    keys = {word.key for word in said if not word.key[0].isdigit()}
    return frozenset(keys) | {word for word in words if word.startswith("#")} | values_of(quantities)


def values_of(quantities: Iterable[Mention]) -> frozenset[str]:
    """Numbers by what they are worth, however they are written."""
    return frozenset(f"{_VALUE}{value:g}" for mention in quantities for value in mention.value)


def value_in(key: str) -> float | None:
    """The number that a key stands for; None for words."""
    return float(key.removeprefix(_VALUE)) if key.startswith(_VALUE) else None
