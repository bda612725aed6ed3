"""Alternating repeats of two ways to do one thing."""

import statistics
import time
from collections.abc import Callable


def compared(ours: Callable[[], object], other: Callable[[], object], repeats: int) -> dict[str, float]:
    """Medians in milliseconds over alternating repeats in one process, and their ratio."""
    times: dict[str, list[float]] = {"ours": [], "other": []}
    for _ in range(repeats):
        for name, run in (("other", other), ("ours", ours)):
            start = time.perf_counter()
            run()
            times[name].append((time.perf_counter() - start) * 1000)
    medians = {name: statistics.median(values) for name, values in times.items()}
    return {"ours_ms": medians["ours"], "other_ms": medians["other"], "ratio": medians["ours"] / medians["other"]}
