"""Statements taken out of a note: does the verifier say what is missing?"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from benchmarks.verifier.data import Visit
from wardround.agents.stress import leave_out
from wardround.agents.verifier import verify_text

MOST = 5


def measure_omissions(visits: Sequence[Visit]) -> dict[str, Any]:
    """Take out every medicine, every allergy and the next visit of a note, one thing at a time.

    Returns:
        Share surfaced by sort, how many there were, and how many omissions a note as it stands is told of.
    """
    hits: dict[str, list[bool]] = defaultdict(list)
    standing = []
    for visit in visits:
        standing.append(len(verify_text(visit.note, visit.case, max_omissions=MOST).omissions))
        for left in leave_out(visit.note, visit.record):
            omissions = verify_text(left.text, visit.case, max_omissions=MOST).omissions
            hits[left.sort].append(left.is_among(omissions))
    every = [hit for found in hits.values() for hit in found]
    return {
        "surfaced": {sort: round(sum(found) / len(found), 4) for sort, found in hits.items()},
        "all": round(sum(every) / len(every), 4) if every else None,
        "taken_out": {sort: len(found) for sort, found in hits.items()},
        "omissions_of_untouched_notes": round(sum(standing) / len(standing), 3),
    }
