"""Fit `calibration.json` on the tuning half: `python -m benchmarks.verifier.fit --data PATH --out FILE`.

Features are the signals' strengths on what three planters plant, the product's and the benchmark's second and third;
the fourth is kept from it, as the planter that nothing was fitted to. The
model (`softmax.py`) has a score for each class of error; each class has the same total weight, as in the macro recall
that is reported, save those of `EMPHASIS`. Benign edits count as unplanted.

Thresholds are set on unplanted sentences that the weights did not see (folds over visits), with those that are for
review by themselves, so that as many other visits would keep 2.5% and 1.5% with a probability that `_SURE` sets.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.planted import groups, plantings
from benchmarks.verifier.second.measure import plan
from benchmarks.verifier.second.planter import applied
from benchmarks.verifier.softmax import Row, fit, risk
from benchmarks.verifier.third import edit as third
from benchmarks.verifier.third import planter
from benchmarks.verifier.third.reasons import BESIDE
from benchmarks.verifier.usual import without_each
from wardround.agents.stress import apply
from wardround.agents.verifier.calibration import BY_HAND, BY_THEMSELVES
from wardround.agents.verifier.check import ClaimInContext, strongest
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.usual import Usual
from wardround.agents.verifier.whole import Whole

_LIMITS = {"review": 0.025, "urgent": 0.015}
"""Share of true sentences that may be flagged: that leaves something of 5% and 2% to other visits and shorter talks."""
_SURE = 0.0
"""Standard deviations of caution, on one side. With none, every other set of visits like these keeps the limits; with
1.645, 19 of 20 would, and many more errors pass unseen."""
_FOLDS = 5
_CORPORA, _MOST = ("aci_bench", "mts_dialog"), 300
"""Corpora, and the visits of each that errors are planted into."""
_SEEDS = (11, 12)


def rows(data: Path) -> Iterator[Row]:
    """Every unplanted sentence, and every one that a planter planted, with its signals."""
    corpora = [visits(data, corpus, "tune") for corpus in _CORPORA]
    habits = without_each([visit for corpus in corpora for visit in corpus])
    for corpus in corpora:
        some = corpus[:_MOST]
        records = {visit.id: _record(visit, habits[visit.id]) for visit in some}
        for visit in some:
            yield from (Row("clean", signals, visit.id) for _, _, signals in _signals(visit.note, records[visit.id]))
        for seed in _SEEDS:
            yield from _planted(plantings(some, seed, 1), apply, records)
            yield from _planted(plan(some, seed, 1), applied, records)
            yield from _planted(_of_third(some, seed), third.applied, records, third.together)


def _record(visit: Visit, usual: Usual) -> Evidence:
    """With what others deny as a rule: a visit's own note must not vouch for itself."""
    evidence = Evidence(visit.case)
    evidence.usual = usual
    return evidence


def _of_third(some: Sequence[Visit], seed: int) -> Iterator[tuple[Visit, Sequence[third.Edit]]]:
    """What the third planter plants of its classes, where the talk shows that it is an error."""
    for visit, edits in planter.plan(some, seed, 1):
        yield visit, [e for e in edits if e.kind not in BESIDE and (e.grounded or e.kind == "benign")]


def _planted(
    planned: Iterable[tuple[Visit, Sequence[Any]]],
    put_in: Callable[..., Any],
    records: Mapping[str, Evidence],
    apart: Callable[[Sequence[Any]], list[list[Any]]] = groups,
) -> Iterator[Row]:
    """The sentences where edits were put in, a few `apart` at a time."""
    for visit, edits in planned:
        for group in apart(list(edits)):
            text, places = put_in(visit.note, group)
            scored = _signals(text, records[visit.id])
            for edit, (start, end) in zip(group, places, strict=True):
                inside = [(min(b, end) - max(a, start), s) for a, b, s in scored if a < end and start < b]
                if inside:
                    yield Row(edit.kind, max(inside, key=lambda one: one[0])[1], visit.id)


def _signals(text: str, evidence: Evidence) -> list[tuple[int, int, dict[str, float]]]:
    placed = claims_in(text)
    whole = Whole(tuple(claim.text for claim, _, _ in placed))
    return [(a, b, _fitted(strongest(signals_of(ClaimInContext(c, evidence, whole))))) for c, a, b in placed]


def _fitted(signals: dict[str, float]) -> dict[str, float]:
    """Without what is weighed by hand."""
    return {name: strength for name, strength in signals.items() if name not in BY_HAND}


def unseen(found: list[Row]) -> list[tuple[Row, float]]:
    """Every unplanted sentence with its risk by weights that its visit had no part in."""
    names = sorted({row.visit for row in found})
    fold = {name: place % _FOLDS for place, name in enumerate(Random(0).sample(names, len(names)))}
    risks: list[tuple[Row, float]] = []
    for number in range(_FOLDS):
        classes = fit([row for row in found if fold[row.visit] != number])
        out = [row for row in found if row.kind == "clean" and fold[row.visit] == number]
        risks += [(row, risk(classes, row.signals)) for row in out]
    return risks


def levels(clean: Sequence[tuple[Row, float]]) -> dict[str, float]:
    """The thresholds; what is for review by itself counts as flagged at any for review."""
    by_visit = {
        "review": [(row.visit, 1.0 if _is_by_itself(row) else one) for row, one in clean],
        "urgent": [(row.visit, one) for row, one in clean],
    }
    return {name: round(cautious(by_visit[name], limit), 4) for name, limit in _LIMITS.items()}


def _is_by_itself(row: Row) -> bool:
    """Whether it is for review whatever the weights are."""
    return any(row.signals.get(name, 0.0) >= 1 for name in BY_THEMSELVES)


def cautious(risks: Sequence[tuple[str, float]], limit: float) -> float:
    """The lowest threshold at which as many other visits would keep a limit with the probability of `_SURE`.

    Args:
        risks: of sentences, each with its visit: those of one visit go together.
        limit: greatest share flagged, 0 to 1.
    """
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if _at_most(risks, middle) <= limit else (middle, high)
    return high


def _at_most(risks: Sequence[tuple[str, float]], level: float) -> float:
    """Upper bound of the share flagged in as many other visits (ratio estimator over visits, normal)."""
    flagged: dict[str, int] = defaultdict(int)
    count: dict[str, int] = defaultdict(int)
    for visit, one in risks:
        flagged[visit] += one >= level
        count[visit] += 1
    share = sum(flagged.values()) / len(risks)
    spread = sum((flagged[visit] - share * count[visit]) ** 2 for visit in count)
    error = math.sqrt(spread * len(count) / (len(count) - 1)) / len(risks)
    return share + _SURE * math.sqrt(2) * error


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description="Fit what the verifier's signals are worth.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found = list(rows(given.data))
    classes = fit(found)
    clean = unseen(found)
    thresholds = levels(clean)
    table = {
        "how": "python -m benchmarks.verifier.fit on the tuning halves of ACI-Bench and MTS-Dialog: see its docstring",
        **thresholds,
        "classes": {name: one._asdict() for name, one in classes.items()},
    }
    given.out.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"{len(found)} rows")
    for name, level in thresholds.items():
        share = sum(one >= level for _, one in clean) / len(clean)
        print(f"{name} from {level}: {share:.2%} of the sentences that the weights did not see")


if __name__ == "__main__":
    main()
