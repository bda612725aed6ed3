"""Which prompts are read together, and how far."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .network import Encoded, Network
from .prefix import PrefixCache
from .store import SHARED, PrefixStore, common_length, outside_images

LONG = 512
"""A prompt of more tokens is read alone, in chunks; shorter ones side by side."""


@dataclass(frozen=True)
class Group:
    """Prompts that begin alike."""

    members: list[int]
    """Their places."""
    length: int
    """Tokens that are read once for all of them; 0 for none."""


def groups(prompts: Sequence[Encoded]) -> list[Group]:
    """Prompts by what they begin with: all records of one chart are together, whatever instructions precede all."""
    found: dict[Any, list[int]] = defaultdict(list)
    for index, prompt in enumerate(prompts):
        found[_next(prompt, 0)].append(index)
    return [group for members in found.values() for group in _split(prompts, members)]


def _split(prompts: Sequence[Encoded], members: list[int]) -> list[Group]:
    length = _common([prompts[index] for index in members])
    if len(members) == 1 or length < SHARED:
        return [Group([index], 0) for index in members]
    further: dict[Any, list[int]] = defaultdict(list)
    for index in members:
        further[_next(prompts[index], length)].append(index)
    alone = [index for few in further.values() if len(few) == 1 or len(further) == 1 for index in few]
    deeper = [few for few in further.values() if len(few) > 1 and len(further) > 1]
    return [*([Group(alone, length)] if alone else []), *(group for few in deeper for group in _split(prompts, few))]


def _next(prompt: Encoded, start: int) -> Any:  # noqa: ANN401 - a key
    end = start + SHARED
    return prompt.ids[start:end], tuple(key for first, _, key in prompt.blocks if start <= first < end)


def _common(prompts: Sequence[Encoded]) -> int:
    """Tokens that all begin with; at least one is left over in each, and no image is cut or differs."""
    length = min(common_length([prompt.ids for prompt in prompts]), min(len(prompt.ids) for prompt in prompts) - 1)
    for blocks in zip(*(prompt.blocks for prompt in prompts), strict=False):
        if len(set(blocks)) > 1:
            length = min(length, *(start for start, _, _ in blocks))
            break
    return min(outside_images(prompt, length) for prompt in prompts)


def read(network: Network, store: PrefixStore, prompt: Encoded, group: Group) -> PrefixCache | None:
    """The beginning that a group's prompts go on from; None where they start from nothing.

    It is computed as far as nothing was kept of it, and snapshots are kept: of what is shared, of where an earlier
    prompt went another way, and of a long prompt shortly before its end, where its question is likely to begin.
    """
    last = len(prompt.ids) - 1
    end = group.length or (last if last >= LONG or prompt.blocks else 0)
    alone = len(group.members) == 1
    base = store.longest(prompt, group.length or last)
    if base is not None and end - base.length <= (2 * LONG if alone else 0):
        return base
    if not end:
        return None
    cache = base.grown(network.config, end) if base else PrefixCache(network.config, end)
    borders = {store.branch(prompt), outside_images(prompt, max(0, end - LONG)) if alone else 0}
    for border in sorted(border for border in borders if cache.length + SHARED <= border <= end - SHARED):
        network.prefill(prompt, cache, border)
        store.keep(prompt, cache.snapshot())
    network.prefill(prompt, cache, end)
    store.keep(prompt, whole := cache.snapshot())
    return whole
