"""Two ways of the same work, in turn in one process."""

import statistics
import time
from collections.abc import Callable, Generator
from typing import Any, NamedTuple

Tokens = list[list[int]]


Steps = Generator[None, None, Any]
"""Work that is done step by step, and what it gives in the end."""


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
    return _summary(runs, identical=identical)


def compare_by_steps(
    ours: Callable[[], Steps], other: Callable[[], Steps], repeats: int, *, same: Callable[[Any, Any], bool]
) -> dict[str, Any]:
    """As `compare`, with the two ways taking turns after each step: what disturbs the machine disturbs both.

    For differences of a few percent, which are lost in the noise of whole runs.
    """
    runs, identical = list[tuple[Took, Took]](), True
    for repeat in range(repeats):
        ways = [_Stepped(ours()), _Stepped(other())]
        for turn in range(10**9):
            going = [way for way in ways if not way.ended]
            if not going:
                break
            for way in going[:: 1 if (turn + repeat) % 2 == 0 else -1]:
                way.step()
        identical &= same(ways[0].found, ways[1].found)
        runs.append((ways[0].took, ways[1].took))
    return _summary(runs, identical=identical)


class _Stepped:
    """One way on its way."""

    def __init__(self, steps: Steps) -> None:
        self._steps, self.took, self.ended = steps, Took(0.0, 0.0), False
        self.found: Any = None

    def step(self) -> None:
        _, took = timed(self._next)
        self.took = Took(self.took.wall + took.wall, self.took.cpu + took.cpu)

    def _next(self) -> None:
        try:
            next(self._steps)
        except StopIteration as end:
            self.found, self.ended = end.value, True


def _summary(runs: list[tuple[Took, Took]], *, identical: bool) -> dict[str, Any]:
    wall = [other.wall / own.wall for own, other in runs]
    return {
        "ratio": statistics.median(wall),
        "spread": [min(wall), max(wall)],
        "cpu_ratio": statistics.median(other.cpu / own.cpu for own, other in runs),
        "identical": identical,
        "repeats": len(runs),
        "seconds": {"ours": runs[-1][0]._asdict(), "other": runs[-1][1]._asdict()},
    }


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)
