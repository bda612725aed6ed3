"""Beginnings of prompts that were read before, kept within a budget of bytes."""

from collections import OrderedDict
from dataclasses import dataclass

from .network import Encoded
from .prefix import PrefixCache

SHARED = 64
"""Tokens that prompts must begin with alike for it to pay to keep or share their beginning."""
_Key = tuple[tuple[int, ...], tuple[tuple[int, int, str], ...]]


@dataclass
class Counts:
    """What the store did so far."""

    found: int = 0
    """Prompts that began with something kept."""
    reused: int = 0
    """Tokens that were therefore not read again."""
    dropped: int = 0
    """Beginnings that gave way to others."""


class PrefixStore:
    """Snapshots of prefixes by their tokens and images; the one that was not used for longest gives way first.

    A snapshot belongs to one set of weights: the store lives and dies with its network. It holds what patients'
    records were turned into; `clear` forgets all of it.
    """

    def __init__(self, budget: int) -> None:
        """Empty.

        Args:
            budget: bytes of keys and values, at most; 0 keeps nothing.
        """
        self.budget = budget
        self.counts = Counts()
        self._kept: OrderedDict[_Key, PrefixCache] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def bytes(self) -> int:
        """Held now; what snapshots share counts once."""
        whole: dict[int, int] = {}
        for cache in self._kept.values():
            whole |= cache.bytes()
        return sum(whole.values())

    def longest(self, prompt: Encoded, most: int) -> PrefixCache | None:
        """The longest snapshot of at most `most` tokens that this prompt begins with."""
        fitting = [key for key in self._kept if len(key[0]) <= most and key == key_of(prompt, len(key[0]))]
        if not fitting:
            return None
        best = max(fitting, key=lambda key: len(key[0]))
        self._kept.move_to_end(best)
        self.counts.found += 1
        self.counts.reused += len(best[0])
        return self._kept[best]

    def branch(self, prompt: Encoded) -> int:
        """Tokens that this prompt and one that was read before begin with alike; never a part of an image."""
        return max((_alike(prompt, key) for key in self._kept), default=0)

    def keep(self, prompt: Encoded, cache: PrefixCache) -> None:
        """Keep a snapshot of a prompt's first `cache.length` tokens, if it fits the budget at all."""
        if cache.length < SHARED or sum(cache.bytes().values()) > self.budget:
            return
        key = key_of(prompt, cache.length)
        self._kept[key] = cache
        self._kept.move_to_end(key)
        while self.bytes() > self.budget:
            self._kept.popitem(last=False)
            self.counts.dropped += 1

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


def key_of(prompt: Encoded, length: int) -> _Key:
    """What the first `length` positions depend on."""
    return prompt.ids[:length], tuple(block for block in prompt.blocks if block[0] < length)


def _alike(prompt: Encoded, key: _Key) -> int:
    length = common_length([prompt.ids, key[0]])
    for mine, other in zip(prompt.blocks, key[1], strict=False):
        if mine != other:
            length = min(length, mine[0], other[0])
    return outside_images(prompt, length)


def common_length(sequences: list[tuple[int, ...]]) -> int:
    """Tokens that all begin with, by halving: comparing slices is quick, comparing tokens one by one is not."""
    first, low, high = sequences[0], 0, min(map(len, sequences))
    while low < high:
        middle = (low + high + 1) // 2
        alike = all(other[low:middle] == first[low:middle] for other in sequences[1:])
        low, high = (middle, high) if alike else (low, middle - 1)
    return low


def outside_images(prompt: Encoded, length: int) -> int:
    """The same length, or where the image begins that it would cut."""
    return next((start for start, end, _ in prompt.blocks if start < length < end), length)
