"""Statements taken out of a note: does the verifier say what is missing?"""

import re
from collections.abc import Sequence
from typing import Any

from benchmarks.verifier.data import Visit
from wardround.agents.stress.medicines import names_in
from wardround.agents.verifier import verify_text
from wardround.tools.sentences import split_sentences

MOST = 5
_BACK = re.compile(r"\b(?:follow[- ]?up|return)\b.*\b\d+ (?:days?|weeks?|months?)", re.IGNORECASE)


def measure_omissions(visits: Sequence[Visit]) -> dict[str, Any]:
    """Take out every sentence that names a medicine, an allergy or the next visit, one thing at a time.

    Only what the record names too is taken out. A hit is one of the five surfaced omissions that names it or quotes it.

    Returns:
        Share surfaced by sort, how many there were, and how many omissions a note as it stands is told of.
    """
    hits: dict[str, list[bool]] = {"medication": [], "allergy": [], "follow_up": []}
    standing = []
    for visit in visits:
        standing.append(len(verify_text(visit.note, visit.case, max_omissions=MOST).omissions))
        for name in sorted(names_in(visit.note) & names_in(visit.record)):
            allergy = re.search(rf"allerg[^.\n]*\n?[^.\n]*\b{name}", visit.note, re.IGNORECASE)
            found = _surfaced(visit, lambda words, name=name: name in words.casefold())
            hits["allergy" if allergy else "medication"].append(any(name in said for said in found))
        if _BACK.search(visit.note):
            found = _surfaced(visit, lambda words: bool(_BACK.search(words)))
            hits["follow_up"].append(any("follow-up" in said for said in found))
    shares = {sort: round(sum(found) / len(found), 4) for sort, found in hits.items() if found}
    counts = {sort: len(found) for sort, found in hits.items()}
    every = [hit for found in hits.values() for hit in found]
    whole = round(sum(every) / len(every), 4) if every else None
    per_note = round(sum(standing) / len(standing), 3)
    return {"surfaced": shares, "all": whole, "taken_out": counts, "omissions_of_untouched_notes": per_note}


def _surfaced(visit: Visit, out: Any) -> list[str]:
    note = visit.note
    for span in reversed(split_sentences(note)):
        if out(note[span.start : span.end]):
            note = note[: span.start] + note[span.end :]
    omissions = verify_text(note, visit.case, max_omissions=MOST).omissions
    return [f"{o.flag.message} {' '.join(c.quote for c in o.flag.citations)}".casefold() for o in omissions]
