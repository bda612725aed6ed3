"""Two ways of the same work, in turn in one process."""

import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

Tokens = list[list[int]]


class Took(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float
    """Of this process; less disturbed by whatever else runs on the machine."""


def timed(way: Callable[[], Any]) -> tuple[Any, Took]:
    """What it gives, and what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = way()
    return found, Took(time.perf_counter() - wall, time.process_time() - cpu)


def compare(
    ours: Callable[[], Any], other: Callable[[], Any], repeats: int, *, same: Callable[[Any, Any], bool] | None = None
) -> dict[str, Any]:
    """Median of the repeats' ratios (other / ours), in wall and processor time; the order changes with each repeat.

    Args:
        ours: one way.
        other: the other.
        repeats: of both.
        same: whether both gave the same; equality by default.
    """
    runs: list[tuple[Took, Took]] = []
    identical = True
    for repeat in range(repeats):
        found: dict[str, tuple[Any, Took]] = {}
        for name, way in (("ours", ours), ("other", other))[:: 1 if repeat % 2 == 0 else -1]:
            found[name] = timed(way)
        identical &= (same or _equal)(found["ours"][0], found["other"][0])
        runs.append((found["ours"][1], found["other"][1]))
    wall = [other.wall / own.wall for own, other in runs]
    return {
        "ratio": statistics.median(wall),
        "spread": [min(wall), max(wall)],
        "cpu_ratio": statistics.median(other.cpu / own.cpu for own, other in runs),
        "identical": identical,
        "repeats": repeats,
        "seconds": {"ours": runs[-1][0]._asdict(), "other": runs[-1][1]._asdict()},
    }


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)
