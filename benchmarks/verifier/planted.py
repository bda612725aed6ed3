"""Plant into every visit, score, and compare with the unplanted twin."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple, Protocol, TypeVar

from benchmarks.verifier.data import Visit
from benchmarks.verifier.scorers import Scored, Scorer
from wardround.agents.stress import Planting, apply, plant, plant_benign
from wardround.tools.sentences import split_sentences

_TOGETHER = 5
"""Plantings that share a text, so that each stands among sentences that are mostly unchanged."""


class Edited(Protocol):
    """A stretch of a note that is changed, whoever planned it."""

    @property
    def kind(self) -> str:
        """Class of error, or `benign`."""

    @property
    def start(self) -> int:
        """Where it stands in the note."""

    @property
    def end(self) -> int:
        """One past its end."""


E = TypeVar("E", bound=Edited)


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
    clean, told = tell(scorer, planned, apply)
    return Measured([scored.risk for scored in clean], [outcome for _, outcome in told])


def tell(
    scorer: Scorer,
    planned: Sequence[tuple[Visit, Sequence[E]]],
    put_in: Callable[[str, list[E]], tuple[str, list[tuple[int, int]]]],
    grouped: Callable[[Sequence[E]], list[list[E]]] | None = None,
    margin: int = 0,
) -> tuple[list[Scored], list[tuple[E, Outcome]]]:
    """What a scorer says of every unplanted sentence, and of every planted one and its twin, whoever planted it.

    Args:
        scorer: what is measured.
        planned: the edits of each visit's note.
        put_in: gives the text with some edits, and where each then stands, in their order.
        grouped: edits that may share a text; by default those that do not touch.
        margin: characters on each side of an edit that still are its twin, where an edit may only add.
    """
    clean: list[Scored] = []
    told: list[tuple[E, Outcome]] = []
    for visit, edits in planned:
        before = scorer(visit.note, visit)
        clean += before
        for group in (grouped or groups)(edits):
            text, places = put_in(visit.note, group)
            after = scorer(text, visit)
            for edit, place in zip(group, places, strict=True):
                top = highest(after, *place)
                twin = highest(before, max(edit.start - margin, 0), edit.end + margin)
                told.append((edit, Outcome(edit.kind, top.risk, top.codes, twin.risk)))
    return clean, told


def highest(scored: list[Scored], start: int, end: int) -> Scored:
    """The riskiest of what touches a stretch."""
    inside = [one for one in scored if one.start < end and start < one.end]
    return max(inside, key=lambda one: one.risk, default=Scored(start, end, 0.0))


def groups(found: Sequence[E]) -> list[list[E]]:
    """Edits in texts of a few each, none touching another."""
    groups: list[list[E]] = []
    for edit in found:
        for group in groups:
            if len(group) < _TOGETHER and all(p.end <= edit.start or edit.end <= p.start for p in group):
                group.append(edit)
                break
        else:
            groups.append([edit])
    return groups
