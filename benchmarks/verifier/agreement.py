"""Do the two scores of a whole draft order drafts as their errors do? `python -m benchmarks.verifier.agreement`.

A stand-in for human labels of machine summaries, which nobody here has: a clinician's note is spoilt by degrees.
Some of its sentences are left out; some give way to another visit's sentence, or to one with an error of the second
planter. What was done is the truth: whether anything false was put in (AUROC), and which share of the note, by
length, was left out (Pearson r), over all drafts and among those on one record: nothing is counted as left out of the
clinician's own note, though notes of different visits leave out differently much of what was said. Both are also worked
out for the share of words that one side lacks. Invented visits by other hands are a third set, with their own true and
wrong sentences.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from statistics import correlation, mean
from typing import Any, NamedTuple

from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.second import plant_errors
from benchmarks.verifier.second.planter import sentences
from benchmarks.verifier.written.cases import Written, written
from wardround.agents.verifier import verify_text
from wardround.records import Verification

Sort = str
SORTS: tuple[Sort, ...] = ("true", "foreign sentences", "planted errors")


class Spoilt(NamedTuple):
    """A note as a machine might have written it, with what is wrong with it."""

    visit: Visit
    text: str
    sort: Sort
    false: int
    """How many of its sentences are false."""
    left_out: float
    """Share of the note's characters that it lacks."""


def spoilt(found: Sequence[Visit], seed: int) -> list[Spoilt]:
    """Four versions of each note: two without anything false, one of each other sort; all with something left out."""
    pool = [visit.note[a:b] for visit in found for a, b in sentences(visit.note)]
    versions = []
    for number, visit in enumerate(found):
        rng = Random(f"agreement {seed} {number}")
        places = list(sentences(visit.note))
        versions += [_version(visit, places, sort, pool, rng) for sort in ("true", *SORTS) if places]
    return versions


def _version(visit: Visit, places: list[tuple[int, int]], sort: Sort, pool: list[str], rng: Random) -> Spoilt:
    said = {start: visit.note[start:end] for start, end in places}
    gone = rng.sample(places, rng.randint(0, len(places) // 2))
    wanted = rng.randint(1, max(len(places) // 3, 1))
    false = 0
    if sort == "foreign sentences":
        replaced = rng.sample(places, wanted)
        said |= {start: rng.choice(pool) for start, _ in replaced}
        gone, false = [place for place in gone if place not in replaced], wanted
        lost = sum(end - start for start, end in {*gone, *replaced})
    else:
        lost = sum(end - start for start, end in gone)
        kept = [start for start, _ in places if start not in dict(gone)]
        if sort == "planted errors":
            planted = plant_errors(visit.note, visit.record, rng)
            edits = {edit.start: edit.text for edit in planted if edit.start in kept}
            chosen = rng.sample(sorted(edits), min(wanted, len(edits)))
            said |= {start: edits[start] for start in chosen}
            false = len(chosen)
    text = "\n".join(words for start, words in said.items() if start not in dict(gone))
    return Spoilt(visit, text, sort, false, lost / sum(end - start for start, end in places))


def of_other_hands(cases: Iterable[Written], seed: int) -> list[Spoilt]:
    """Six drafts of 8 to 30 sentences on each invented visit by another hand; up to four of them are a wrong one.

    The sentences share few words with the talk, true ones too, unlike a clinician's note in ACI-Bench.
    """
    drafts = []
    for case in cases:
        rng = Random(f"agreement {seed} {case.name}")
        record = "\n".join(document.text for document in case.case.documents)
        whole = Visit(case.name, record, "\n".join(case.true), case.case)
        drafts += [_draft(whole, case, rng.choice(_SIZES), rng.choice(_FALSE), rng) for _ in range(6)]
    return drafts


_SIZES, _FALSE = (8, 12, 20, 30), (0, 0, 1, 2, 4)


def _draft(visit: Visit, case: Written, size: int, false: int, rng: Random) -> Spoilt:
    places = sorted(rng.sample(range(len(case.true)), min(size, len(case.true))))
    wrong = {one.place: one.text for one in rng.sample(case.wrong, len(case.wrong)) if one.place in places}
    chosen = dict(list(wrong.items())[:false])
    text = "\n".join(chosen.get(place, case.true[place]) for place in places)
    kept = sum(len(case.true[place]) for place in places if place not in chosen)
    lost = 1 - kept / sum(map(len, case.true))
    return Spoilt(visit, text, "planted errors" if chosen else "true", len(chosen), lost)


def auroc(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """Chance that a false one scores above a true one; ties count half."""
    false = [score for score, is_false in zip(scores, truth, strict=True) if is_false]
    true = [score for score, is_false in zip(scores, truth, strict=True) if not is_false]
    won = sum((one > other) + 0.5 * (one == other) for one in false for other in true)
    return round(won / (len(false) * len(true)), 3)


def words(text: str) -> frozenset[str]:
    """Words as a plain baseline has them."""
    return frozenset(word.strip(".,;:!?()[]").casefold() for word in text.split())


def _foreign_words(one: Spoilt) -> float:
    said = words(one.text)
    return len(said - words(one.visit.record)) / max(len(said), 1)


def _left_out_words(one: Spoilt) -> float:
    known = words(one.visit.record)
    return len(known - words(one.text)) / max(len(known), 1)


def measure(versions: list[Spoilt]) -> dict[str, Any]:
    """AUROC of there being something false, all together and by sort; Pearson r of the share left out."""
    checked: list[Verification] = [verify_text(one.text, one.visit.case) for one in versions]
    lines: dict[str, tuple[list[float], list[float]]] = {
        "wardround": ([v.hallucination_score or 0.0 for v in checked], [v.omission_score or 0.0 for v in checked]),
        "highest risk": ([max((x.risk for x in v.verdicts), default=0.0) for v in checked], []),
        "mean risk": ([mean([x.risk for x in v.verdicts] or [0.0]) for v in checked], []),
        "word overlap": (list(map(_foreign_words, versions)), list(map(_left_out_words, versions))),
    }
    figures: dict[str, Any] = {"drafts": len(versions), "with something false": sum(v.false > 0 for v in versions)}
    for name, (false, left_out) in lines.items():
        figures[name] = _figures(versions, false, left_out)
    return figures


def _figures(versions: list[Spoilt], false: list[float], left_out: list[float]) -> dict[str, float]:
    def at(*sorts: Sort) -> float:
        chosen = [(score, v.false > 0) for score, v in zip(false, versions, strict=True) if v.sort in sorts]
        return auroc([score for score, _ in chosen], [truth for _, truth in chosen])

    figures = {"auroc": at(*SORTS)}
    figures |= {f"auroc, {sort}": at("true", sort) for sort in SORTS[1:] if sort in {v.sort for v in versions}}
    if left_out:
        truth = [v.left_out for v in versions]
        figures["r of the share left out"] = round(correlation(left_out, truth), 3)
        records = [v.visit.id for v in versions]
        figures["the same among drafts on one record"] = round(
            correlation(_centred(left_out, records), _centred(truth, records)), 3
        )
    return figures


def _centred(values: Sequence[float], records: Sequence[str]) -> list[float]:
    """Values less the mean of those on the same record."""
    of: dict[str, list[float]] = defaultdict(list)
    for value, record in zip(values, records, strict=True):
        of[record].append(value)
    return [value - mean(of[record]) for value, record in zip(values, records, strict=True)]


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Do the scores of a draft order drafts as their errors do?")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    drafts = {
        name: spoilt(visits(given.data, name, given.half)[:250], given.seed) for name in ("aci_bench", "mts_dialog")
    }
    drafts["visits by other hands"] = of_other_hands((*written("w"), *written("x")), given.seed)
    found = {}
    for corpus, versions in drafts.items():
        found[corpus] = measure(versions)
        print(corpus)
        for name, value in found[corpus].items():
            print(f"  {name}: {value}")
    given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
