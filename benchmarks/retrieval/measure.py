"""Figures of one system on one set."""

import math
import statistics
import time
from collections.abc import Mapping, Sequence

from .data import Question
from .systems import K, System


def measure(system: System, asked: Sequence[Question]) -> dict[str, float]:
    """Recall at 1 and 10 and the mean reciprocal rank of any right answer, nDCG at 10, and milliseconds per query."""
    ranks, gains, times = [], [], []
    for question in asked:
        start = time.perf_counter()
        found = list(dict.fromkeys(system.search(question.text)))[:K]
        times.append(1000 * (time.perf_counter() - start))
        best = max(question.grades.values())
        right = [place for place, name in enumerate(found, start=1) if question.grades.get(name) == best]
        ranks.append(right[0] if right else 0)
        gains.append(ndcg(found, question.grades))
    return {
        "questions": len(asked),
        "R@1": round(sum(rank == 1 for rank in ranks) / len(ranks), 4),
        "R@10": round(sum(rank > 0 for rank in ranks) / len(ranks), 4),
        "MRR@10": round(statistics.fmean(1 / rank if rank else 0.0 for rank in ranks), 4),
        "nDCG@10": round(statistics.fmean(gains), 4),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(sorted(times)[int(0.95 * len(times))], 2),
    }


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Discounted gain over the best possible, gain = grade (Jarvelin & Kekalainen 2002)."""
    ideal = sorted(grades.values(), reverse=True)[:K]
    return _discounted([grades.get(name, 0) for name in found]) / _discounted(ideal)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))
