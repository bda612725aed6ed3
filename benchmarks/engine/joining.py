"""More requests than places: rows that join as others leave, against batches sorted by length that run to their end.

How long a reply gets is not known beforehand, so batches can only be sorted by their prompts; sorted by what the
replies will be they are the best that batches could do.
"""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.models.tiny import text_of

from .bench import Bench
from .timing import Tokens, compare

PLACES = 8


def joining(bench: Bench, repeats: int, count: int = 32) -> dict[str, dict[str, Any]]:
    """Ratios of batches to joining, by what is uneven and what the batches are sorted by; above 1 joining is faster."""
    picker, found = random.Random(0), dict[str, dict[str, Any]]()
    prompts = [bench.encode(text_of(picker.randint(40, 300), seed)) for seed in range(count)]
    loads = {"even replies": [40] * count, "uneven replies": [picker.randint(8, 96) for _ in range(count)]}
    for name, new in loads.items():
        ways: dict[str, Callable[[int], int]] = {
            "sorted by prompt": lambda at: len(prompts[at].ids),
            "sorted by reply": lambda at, new=new: new[at],  # type: ignore[misc]
        }
        for by, key in ways.items():
            order = sorted(range(count), key=key)
            found[f"{name}, {by}"] = compare(
                lambda new=new: _join(bench, prompts, new),  # type: ignore[misc]
                lambda new=new, order=order: _batches(bench, prompts, new, order),  # type: ignore[misc]
                repeats,
            )
    return found


def _requests(prompts: Sequence[Any], new: Sequence[int]) -> list[Any]:
    from wardround.models.medgemma.decoding.request import Request

    return [Request(prompt, count) for prompt, count in zip(prompts, new, strict=True)]


def _join(bench: Bench, prompts: Sequence[Any], new: Sequence[int]) -> Tokens:
    from wardround.models.medgemma.gathering import Gatherer

    gatherer = Gatherer(bench.network, frozenset(), PLACES, 0)
    gatherer.pace = bench.pace
    with gatherer.announced(len(prompts)), ThreadPoolExecutor(len(prompts)) as pool:
        return [reply.tokens for (reply,) in pool.map(gatherer.ask, _requests(prompts, new))]


def _batches(bench: Bench, prompts: Sequence[Any], new: Sequence[int], order: Sequence[int]) -> Tokens:
    asked, said = _requests(prompts, new), dict[int, list[int]]()
    for start in range(0, len(order), PLACES):
        batch = order[start : start + PLACES]
        said |= zip(batch, bench.decode([asked[at] for at in batch]), strict=True)
    return [said[at] for at in range(len(order))]
