"""Plant into every visit, score, and compare with the unplanted twin."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from benchmarks.verifier.data import Visit
from benchmarks.verifier.scorers import Scored, Scorer
from wardround.agents.stress import Planting, apply, plant, plant_benign
from wardround.tools.sentences import split_sentences

_TOGETHER = 5
"""Plantings that share a text, so that each stands among sentences that are mostly unchanged."""


class Outcome(NamedTuple):
    """What a scorer said of one planted sentence and of its unplanted twin."""

    kind: str
    risk: float
    codes: frozenset[str]
    twin: float


class Measured(NamedTuple):
    """Everything one scorer said on one half."""

    clean: list[float]
    """Risks of the unplanted sentences."""
    planted: list[Outcome]


def plantings(visits: Sequence[Visit], seed: int, each: int) -> list[tuple[Visit, list[Planting]]]:
    """What is planted where; the same for every scorer."""
    sentences = {visit.id: _sentences(visit.note) for visit in visits}
    planned = []
    for number, visit in enumerate(visits):
        rng = Random(seed * 100_003 + number)
        others = [name for name in sentences if name != visit.id]
        strangers = [s for name in rng.sample(others, min(4, len(others))) for s in sentences[name]]
        found = plant(visit.note, visit.record, rng, strangers=strangers, each=each)
        planned.append((visit, found + plant_benign(visit.note, rng, each=3 * each)))
    return planned


def _sentences(note: str) -> list[str]:
    texts = [note[span.start : span.end] for span in split_sentences(note)]
    return [text for text in texts if len(text.split()) >= 6]


def measure(scorer: Scorer, planned: list[tuple[Visit, list[Planting]]]) -> Measured:
    """Score every note once as it is and, group by group, with what was planted."""
    clean: list[float] = []
    outcomes: list[Outcome] = []
    for visit, found in planned:
        before = scorer(visit.note, visit)
        clean += [scored.risk for scored in before]
        for group in groups(found):
            text, places = apply(visit.note, group)
            after = scorer(text, visit)
            for planting, place in zip(group, places, strict=True):
                top = highest(after, *place)
                twin = highest(before, planting.start, planting.end)
                outcomes.append(Outcome(planting.kind, top.risk, top.codes, twin.risk))
    return Measured(clean, outcomes)


def highest(scored: list[Scored], start: int, end: int) -> Scored:
    """The riskiest of what touches a stretch."""
    inside = [one for one in scored if one.start < end and start < one.end]
    return max(inside, key=lambda one: one.risk, default=Scored(start, end, 0.0))


def groups(found: list[Planting]) -> list[list[Planting]]:
    """Plantings in texts of a few each, none touching another."""
    groups: list[list[Planting]] = []
    for planting in found:
        for group in groups:
            if len(group) < _TOGETHER and all(p.end <= planting.start or planting.end <= p.start for p in group):
                group.append(planting)
                break
        else:
            groups.append([planting])
    return groups
